namespace Automations.Benchmarks.Topics;

/// <summary>Questions with the topics that people say they are about.</summary>
internal static class LabelledQuestions
{
    private static readonly Dictionary<string, string> Codes = new()
    {
        ["T"] = "Teams",
        ["ON"] = "OneNote",
        ["SP"] = "SharePoint",
        ["OD"] = "OneDrive",
        ["OL"] = "Outlook",
        ["PL"] = "Planner",
        ["LO"] = "Loop",
        ["CP"] = "Copilot",
        ["PA"] = "Power Automate",
        ["BI"] = "Power BI",
        ["FO"] = "Forms",
        ["VE"] = "Viva Engage",
        ["WB"] = "Whiteboard",
        ["AC"] = "Accessibility",
    };

    public static IReadOnlyList<LabelledQuestion> All { get; } =
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Topics", "Quality", "questions.tsv"))
            .Where(line => !line.StartsWith('#'))
            .Select(line => line.Split('\t'))
            .Select((cells, index) => new LabelledQuestion(cells[0], cells[1] == "-" ? [] : [.. cells[1].Split(';').Select(code => Codes[code])], cells[2], index % 2 == 0)),
    ];
}

/// <param name="Language"><c>mix</c> for both.</param>
/// <param name="IsForTuning">False when it was only ever measured.</param>
internal sealed record LabelledQuestion(string Language, IReadOnlyList<string> Topics, string Text, bool IsForTuning);
