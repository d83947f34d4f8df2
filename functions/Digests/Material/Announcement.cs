using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Automations.Programme;

namespace Automations.Digests.Material;

/// <summary>A guide, a recording or a link that the next digests tell of.</summary>
public sealed record Announcement
{
    public const int LongestTitle = 150;
    public const int LongestText = 1_000;
    private const int IdBytes = 8;

    public required string Id { get; init; }

    /// <summary>By language; whoever reads another does not see it.</summary>
    public required IReadOnlyDictionary<string, string> Titles { get; init; }

    /// <summary>Plain text by language, for some of those with a title.</summary>
    public IReadOnlyDictionary<string, string> Texts { get; init; } = new Dictionary<string, string>();

    public required Uri Link { get; init; }

    public IReadOnlyList<string> Topics { get; init; } = [];

    public required DateTimeOffset AnnouncedAt { get; init; }

    internal static (Announcement? Announcement, IReadOnlyList<JsonProblem> Problems) Read(JsonElement json, string id, DateTimeOffset now, ProgrammeSettings programme)
    {
        if (json.ValueKind != JsonValueKind.Object)
            return (null, [new("body", "must be one JSON object.")]);
        var problems = new List<JsonProblem>();
        try
        {
            var announcement = Read(new JsonSection(json, "", problems), id, now, programme);
            return (problems.Count == 0 ? announcement : null, problems);
        }
        catch (InvalidOperationException)
        {
            return (null, [new("body", "has text with half a Unicode character in it.")]);
        }
    }

    private static Announcement Read(JsonSection section, string id, DateTimeOffset now, ProgrammeSettings programme)
    {
        var titles = ByLanguage(section.Object("title"), programme, LongestTitle);
        if (titles.Count == 0)
            section.Problem("title", $"needs a text in at least one of {string.Join(", ", programme.Languages)}.");
        var link = section.Text("link", IsWebAddress, "is no https address.");
        var announcement = new Announcement
        {
            Id = id,
            Titles = titles,
            Texts = section.Has("text") ? ByLanguage(section.Object("text"), programme, LongestText) : new Dictionary<string, string>(),
            Link = IsWebAddress(link) ? new(link) : new("https://example.org"),
            Topics = section.Has("topics") ? section.List("topics", (list, key) => list.Text(key, maxLength: 60)) : [],
            AnnouncedAt = now,
        };
        section.Close();
        return announcement;
    }

    private static Dictionary<string, string> ByLanguage(JsonSection section, ProgrammeSettings programme, int longest)
    {
        var texts = programme.Languages.Where(section.Has).ToDictionary(language => language, language => section.Text(language, longest));
        section.Close();
        return texts;
    }

    /// <summary>The same link is the same announcement.</summary>
    internal static string IdOf(Uri link) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(link.AbsoluteUri)).AsSpan(0, IdBytes));

    internal static bool IsWebAddress(string text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps;
}
