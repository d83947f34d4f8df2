using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Automations.EndToEnd.Digests;

/// <summary>What the local model writes during a walk, and in which weeks it does something else instead.</summary>
internal static partial class ModelOfTheWalk
{
    public const string German = "eine Woche, die Lust auf Neues macht.";
    public const string English = "a week that makes you want to try things.";

    /// <summary>Added to the title of the latest event of every edition.</summary>
    public const string Headline = "zum Mitmachen";

    private const int EveryWeeks = 4;

    /// <summary>In such a week it answers neither for German nor for English.</summary>
    public static bool Misbehaves(int week) => week % EveryWeeks == 0;

    public static void Prepare(LocalModel model, int week)
    {
        model.Mind = (_, material) => Answer(material);
        if (!Misbehaves(week))
            return;
        foreach (var trick in (week / EveryWeeks % 3) switch
        {
            1 => [LocalModelTricks.Error(429, "429", "Requests have exceeded the call rate limit.", retryAfterSeconds: 30), LocalModelTricks.Say("{\"introduction\":\"half", finish: "content_filter")],
            2 => [LocalModelTricks.HangUp, LocalModelTricks.Say("", refusal: "I will not write that.")],
            _ => new[] { LocalModelTricks.Say("Gern! Hier ist die Einleitung: ..."), LocalModelTricks.Error(500, "InternalServerError", "The server had an error.") },
        })
            model.Next(trick);
    }

    private static JsonObject Answer(string material)
    {
        var last = Events().Matches(material)[^1];
        var title = last.Groups["title"].Value;
        return new()
        {
            ["introduction"] = title.StartsWith("Deutsch", StringComparison.Ordinal) ? German : English,
            ["headlines"] = new JsonArray(new JsonObject { ["number"] = int.Parse(last.Groups["number"].Value, CultureInfo.InvariantCulture), ["headline"] = $"{title} {Headline}" }),
        };
    }

    [GeneratedRegex(@"^(?<number>\d+)\. \(Events\) (?<title>[^:]+):", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Events();
}
