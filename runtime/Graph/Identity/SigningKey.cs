using System.Security.Cryptography;
using Automations.Runtime.Graph.Storage;
using Microsoft.IdentityModel.Tokens;

namespace Automations.Runtime.Graph.Identity;

/// <summary>The issuer's RSA key; kept in <c>graph.db</c>, so that tokens stay valid over a restart.</summary>
internal sealed class SigningKey : IDisposable
{
    private readonly RSA _rsa;

    public SigningKey(GraphDatabase database)
    {
        _rsa = RSA.Create(2048);
        var stored = database.Read(s => s.Scalar<string>("SELECT value FROM setting WHERE name = 'signing-key'"));
        if (stored is null)
            database.Write(s => s.Execute("INSERT INTO setting (name, value) VALUES ('signing-key', $1)", _rsa.ExportRSAPrivateKeyPem()));
        else
            _rsa.ImportFromPem(stored);
        Id = Base64UrlEncoder.Encode(SHA256.HashData(_rsa.ExportRSAPublicKey())[..15]);
        // the shared cache of signature providers would keep a disposed key of an earlier start in this process
        Key = new RsaSecurityKey(_rsa) { KeyId = Id, CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false } };
        Credentials = new SigningCredentials(Key, SecurityAlgorithms.RsaSha256);
    }

    public string Id { get; }

    public RsaSecurityKey Key { get; }

    public SigningCredentials Credentials { get; }

    public RSAParameters PublicParameters => _rsa.ExportParameters(includePrivateParameters: false);

    public void Dispose() => _rsa.Dispose();
}
