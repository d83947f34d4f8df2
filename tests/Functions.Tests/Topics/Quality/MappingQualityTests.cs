using Automations.Functions.Tests.Support;
using Automations.Topics.Mapping;

namespace Automations.Functions.Tests.Topics.Quality;

/// <summary>How well questions find their topics, on labelled questions of which only the odd ones were ever looked at while synonyms were written.</summary>
public sealed class MappingQualityTests(ITestOutputHelper output)
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

    /// <summary>Measured: 0.969 and 0.986 on the questions that were only measured. The floors leave room for one or two other synonyms.</summary>
    [Theory]
    [InlineData(0, 0.97, 0.95)]
    [InlineData(1, 0.94, 0.95)]
    public void Read_LabelledQuestions_FindsTheirTopics(int part, double leastPrecision, double leastRecall)
    {
        var programme = TestProgramme.Create();
        using var catalogue = new Catalogue([.. programme.Topics.Select(name => Topic.Of(name, programme.TopicSynonyms.GetValueOrDefault(name, [])))]);
        var reader = new NoteReader(catalogue);
        var (right, wrong, missed, language, known) = (0, 0, 0, 0, 0);
        foreach (var (spoken, wanted, text) in Questions().Where((_, index) => index % 2 == part))
        {
            var note = reader.Read(text);
            var found = note.Topics.Select(topic => catalogue.Topics[topic].Name).ToHashSet();
            right += found.Count(wanted.Contains);
            wrong += found.Count(topic => !wanted.Contains(topic));
            missed += wanted.Count(topic => !found.Contains(topic));
            known += spoken == "mix" ? 0 : 1;
            language += note.Language == spoken ? 1 : 0;
        }

        var (precision, recall) = ((double)right / (right + wrong), (double)right / (right + missed));
        output.WriteLine(FormattableString.Invariant($"precision {precision:0.000}, recall {recall:0.000}, language {(double)language / known:0.000}"));
        Assert.InRange(precision, leastPrecision, 1);
        Assert.InRange(recall, leastRecall, 1);
        Assert.InRange((double)language / known, 0.9, 1);
    }

    private static IEnumerable<(string Language, IReadOnlyList<string> Topics, string Text)> Questions() =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Topics", "Quality", "questions.tsv"))
            .Where(line => !line.StartsWith('#'))
            .Select(line => line.Split('\t'))
            .Select(cells => (cells[0], (IReadOnlyList<string>)(cells[1] == "-" ? [] : [.. cells[1].Split(';').Select(code => Codes[code])]), cells[2]));
}
