namespace Disclosure.TransparencyLog.Statements;

/// <summary>One signature of an envelope.</summary>
/// <param name="KeyId">Names the key; <see cref="Keys.PublicKey.KeyId"/> of it.</param>
public sealed record DsseSignature(string KeyId, byte[] Bytes);
