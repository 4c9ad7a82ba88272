using System.CommandLine;
using Disclosure.CommandLine.Terminals;

namespace Disclosure.CommandLine.Commands;

/// <summary>Options that every command has.</summary>
internal static class GlobalOptions
{
    public const string Json = "--json";
    public const string Lang = "--lang";
    public const string Server = "--server";
    public const string Certificate = "--certificate";

    public static IEnumerable<Option> Create(Wording wording)
    {
        var lang = new Option<string>(Lang)
        {
            Description = wording.Choose(
                "界面语言：zh 或 en；默认按系统区域设置",
                "Language: zh or en; by default that of the locale"
            ),
            Recursive = true,
        };
        lang.AcceptOnlyFromAmong("zh", "en");
        return
        [
            new Option<bool>(Json)
            {
                Description = wording.Choose("原样输出服务器返回的 JSON", "Write the server's JSON as it is"),
                Recursive = true,
            },
            lang,
            new Option<string>(Server)
            {
                Description = wording.Choose(
                    "服务器地址；也可用环境变量 DISCLOSURE_SERVER",
                    "Address of the server; also DISCLOSURE_SERVER"
                ),
                Recursive = true,
            },
            new Option<string>(Certificate)
            {
                Description = wording.Choose(
                    "客户端证书文件（.pem、.p12、.pfx）",
                    "File of a client certificate (.pem, .p12, .pfx)"
                ),
                Recursive = true,
            },
        ];
    }
}
