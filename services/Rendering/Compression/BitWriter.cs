using System.Buffers;

namespace Disclosure.Rendering.Compression;

/// <summary>Bits into bytes, lowest first.</summary>
internal sealed class BitWriter(ArrayBufferWriter<byte> to)
{
    private ulong _bits;
    private int _count;

    /// <param name="value">Its lowest <paramref name="bits"/> bits; higher ones must be zero.</param>
    public void Write(int value, int bits)
    {
        // At most 31 bits wait here, so 64 hold another value of up to 32.
        _bits |= (ulong)(uint)value << _count;
        _count += bits;
        if (_count >= 32)
        {
            System.Buffers.Binary.BinaryPrimitives.WriteUInt32LittleEndian(to.GetSpan(4), (uint)_bits);
            to.Advance(4);
            _bits >>= 32;
            _count -= 32;
        }
    }

    /// <summary>Fills the last byte.</summary>
    public void Flush()
    {
        // The unused upper bits of the last byte are zero.
        for (; _count > 0; _count -= 8, _bits >>= 8)
        {
            to.GetSpan(1)[0] = (byte)_bits;
            to.Advance(1);
        }

        (_bits, _count) = (0, 0);
    }
}
