using System.Security.Cryptography;
using System.Text;
using Automations.Programme;

namespace Automations.Web;

/// <summary>Style sheet, scripts and symbol in the programme's look. Their names carry a hash of their content, so that browsers may keep them for ever.</summary>
internal sealed class Assets
{
    private static readonly Colour DarkCard = Colour.Parse("#1b2127");

    // one sheet in the browser, in this order
    private static readonly string[] Sheets = ["base", "frame", "text", "surfaces", "buttons", "forms", "faces", "desk", "events", "ledger", "survey", "results", "digests", "preferences", "topics"];

    private readonly Dictionary<string, Asset> byAddress;
    private readonly Dictionary<string, string> addresses;

    public Assets(ProgrammeSettings programme)
    {
        Asset[] all =
        [
            new("site.css", "text/css; charset=utf-8", Encoding.UTF8.GetBytes(ColoursOf(programme.Look) + string.Join('\n', Sheets.Select(sheet => Read($"{sheet}.css"))))),
            new("survey.js", "text/javascript; charset=utf-8", Encoding.UTF8.GetBytes(Read("survey.js"))),
            new("symbol.svg", "image/svg+xml", Encoding.UTF8.GetBytes(Symbol(programme.Look))),
        ];
        addresses = all.ToDictionary(asset => asset.Name, asset => $"/assets/{asset.HashedName}");
        byAddress = all.ToDictionary(asset => asset.HashedName);
    }

    public string AddressOf(string name) => addresses[name];

    public Asset? Find(string hashedName) => byAddress.GetValueOrDefault(hashedName);

    private static string ColoursOf(ProgrammeLook look)
    {
        var (primary, accent) = (Colour.Parse(look.Primary), Colour.Parse(look.Accent));
        return $$"""
            :root {
              --primary: {{primary}};
              --primary-deep: {{primary.Towards(Colour.Black, 0.25)}};
              --primary-on-dark: {{primary.ReadableOn(DarkCard, Colour.White, 7)}};
              --accent: {{accent}};
            }

            """;
    }

    private static string Symbol(ProgrammeLook look) =>
        $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" rx="16" fill="{look.Primary}"/><text x="32" y="33" font-family="Georgia, serif" font-size="36" fill="#fff" text-anchor="middle" dominant-baseline="central">{System.Net.WebUtility.HtmlEncode(look.Symbol)}</text></svg>
            """;

    private static string Read(string name)
    {
        using var stream = typeof(Assets).Assembly.GetManifestResourceStream($"assets/{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    internal sealed record Asset(string Name, string ContentType, byte[] Content)
    {
        public string HashedName { get; } =
            $"{Path.GetFileNameWithoutExtension(Name)}.{Convert.ToHexStringLower(SHA256.HashData(Content))[..12]}{Path.GetExtension(Name)}";
    }
}
