using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Disclosure.Rendering.Tests.Pdf.Reading;
using Org.BouncyCastle.Cms;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.Utilities.Collections;

namespace Disclosure.Rendering.Tests.Pdf.Signing;

/// <summary>
/// Signs as an office's own program does (ISO 32000-1, 7.5.6 and 12.8): the field's value is written behind the file, of
/// which not a byte changes, and the signature is of all bytes but its own.
/// </summary>
internal static class Signer
{
    private const int Room = 8 * 1024;
    private const string Range = "0000000000";

    public static byte[] Sign(byte[] pdf)
    {
        var (file, start) = (PdfFile.Read(pdf), StartOf(pdf));
        var (field, widget) = file.Annotations.Single();
        var catalog = ((PdfReference)file.Trailer["Root"]!).Id;
        var value = (int)(decimal)file.Trailer["Size"]!;
        widget["V"] = new PdfReference(value);
        file.Dictionary(file.Catalog["AcroForm"])["SigFlags"] = 3m;

        using var signed = new MemoryStream();
        signed.Write(pdf);
        var places = new SortedDictionary<int, long>();
        Append(signed, places, catalog, PdfSyntax.Of(file.Catalog));
        Append(signed, places, field, PdfSyntax.Of(widget));
        Append(
            signed,
            places,
            value,
            $"<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/adbe.pkcs7.detached/ByteRange[0 {Range} {Range} {Range}]"
                + $"/Contents<{new string('0', 2 * Room)}>>>"
        );
        AppendTable(signed, places, file, start);
        return Fill(signed.ToArray());
    }

    private static void Append(MemoryStream file, SortedDictionary<int, long> places, int id, string syntax)
    {
        places.Add(id, file.Position);
        file.Write(PdfSyntax.Bytes($"{id} 0 obj\n{syntax}\nendobj\n"));
    }

    private static void AppendTable(MemoryStream file, SortedDictionary<int, long> places, PdfFile old, int start)
    {
        var (table, here) = (places.Keys.Max() + 1, file.Position);
        places.Add(table, here);
        var rows = new byte[7 * places.Count];
        foreach (var (i, place) in places.Values.Index())
        {
            rows[7 * i] = 1;
            BinaryPrimitives.WriteInt32BigEndian(rows.AsSpan((7 * i) + 1), (int)place);
        }

        var entries = new Dictionary<string, object?>
        {
            ["Type"] = new PdfName("XRef"),
            ["W"] = new List<object?> { 1m, 4m, 2m },
            ["Index"] = places.Keys.SelectMany(id => new object?[] { (decimal)id, 1m }).ToList(),
            ["Size"] = (decimal)table + 1,
            ["Prev"] = (decimal)start,
            ["Root"] = old.Trailer["Root"],
            ["Info"] = old.Trailer["Info"],
            ["ID"] = old.Trailer["ID"],
            ["Length"] = (decimal)rows.Length,
        };
        file.Write(PdfSyntax.Bytes($"{table} 0 obj\n{PdfSyntax.Of(entries)}\nstream\n"));
        file.Write(rows);
        file.Write(PdfSyntax.Bytes($"\nendstream\nendobj\nstartxref\n{here}\n%%EOF\n"));
    }

    private static byte[] Fill(byte[] file)
    {
        var text = Encoding.Latin1.GetString(file);
        var hole = text.LastIndexOf("/Contents<", StringComparison.Ordinal) + "/Contents".Length;
        var end = hole + 2 + (2 * Room);
        var range = text.LastIndexOf($"[0 {Range}", StringComparison.Ordinal) + 3;
        foreach (var (i, number) in new[] { hole, end, file.Length - end }.Index())
        {
            var digits = number.ToString("D10", CultureInfo.InvariantCulture);
            Encoding.ASCII.GetBytes(digits, file.AsSpan(range + (i * (Range.Length + 1))));
        }

        var signature = Convert.ToHexString(SignatureOf([.. file[..hole], .. file[end..]]));
        Encoding.ASCII.GetBytes(signature, file.AsSpan(hole + 1));
        return file;
    }

    private static byte[] SignatureOf(byte[] bytes)
    {
        using var key = RSA.Create(2048);
        var order = new CertificateRequest("CN=office", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var own = order.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        var certificate = DotNetUtilities.FromX509Certificate(own);
        var generator = new CmsSignedDataGenerator();
        generator.AddSigner(DotNetUtilities.GetKeyPair(key).Private, certificate, CmsSignedGenerator.DigestSha256);
        generator.AddCertificates(CollectionUtilities.CreateStore([certificate]));
        return generator.Generate(new CmsProcessableByteArray(bytes), encapsulate: false).GetEncoded();
    }

    private static int StartOf(byte[] pdf) =>
        int.Parse(
            Encoding.Latin1.GetString(pdf[^64..]).Split("startxref\n")[1].Split('\n')[0],
            CultureInfo.InvariantCulture
        );
}
