using Automations.Programme;
using Automations.Surveys.Answers;
using Automations.Surveys.Definitions;
using Automations.Surveys.Reporting;
using Automations.Surveys.Runs;
using Automations.Web;
using CsCheck;

namespace Automations.Functions.Tests.Surveys.Reporting;

public sealed class ResultsCsvTests
{
    private static readonly SurveyRun Run = new()
    {
        Id = "run-1",
        Definition = BuiltInDefinitions.All["monthly-pulse"],
        Opens = DateTimeOffset.UnixEpoch,
        Closes = DateTimeOffset.UnixEpoch.AddDays(10),
        LeastAnswers = 5,
        Invited = 20,
    };

    [Theory]
    [InlineData("=HYPERLINK(\"https://evil.example\")")]
    [InlineData("+1+cmd|' /C calc'!A0")]
    [InlineData("-2+3")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("  =1")]
    [InlineData("＝1")]
    public void Line_WithAFormula_MakesItText(string formula)
    {
        var cell = new CsvWriter().Line(formula).ToString();

        Assert.StartsWith("\uFEFF\"'", cell, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-12")]
    [InlineData("Wie teile ich = eine Datei?")]
    public void Line_WithoutAFormula_LeavesItAlone(string text) => Assert.Equal($"\uFEFF\"{text}\"\r\n", new CsvWriter().Line(text).ToString());

    [Fact]
    public void Line_OfAnyCells_ReadsBackAsTheyWere() =>
        Gen.String[Gen.Char[" abc,;\"\n\r=+-@'äöü"], 0, 12].Array[1, 5].Sample(cells =>
        {
            var read = Parse(new CsvWriter().Line(cells).ToString().TrimStart('\uFEFF'));

            Assert.Equal(cells, read.Select((cell, index) => cell.StartsWith('\'') && !cells[index].StartsWith('\'') ? cell[1..] : cell));
        });

    [Fact]
    public void Of_AnAnonymousRun_HasOnlyWhatThePageShows()
    {
        var entries = Enumerable.Range(0, 6).Select(index => new UrnEntry($"k{index}", "v", null, null, Sheet(index)));
        var results = Evaluation.Of(Run, [.. entries], new(2027, 1, 15));

        var csv = ResultsCsv.Of(Run, results, group: null, new Voice("de", AddressForm.Du), "Europe/Berlin");

        Assert.Contains("\"often\",\"Wie oft wurdest du um Hilfe gebeten?\",\"few\",\"ein- bis fünfmal\",\"6\",\"\"", csv, StringComparison.Ordinal);
        Assert.Contains("\"'=frage 3\"", csv, StringComparison.Ordinal);
        // too few answered this one
        Assert.DoesNotContain("\"joy\"", csv, StringComparison.Ordinal);
        Assert.All(csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1), line => Assert.EndsWith(",\"\"", line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0, 0, 0, null)]
    [InlineData(5, 0, 0, 100)]
    [InlineData(0, 5, 0, 0)]
    [InlineData(0, 0, 5, -100)]
    [InlineData(4, 3, 2, 22)]
    public void Nps_OfATally_IsPromotersLessDetractors(int promoters, int passives, int detractors, int? expected) =>
        Assert.Equal(expected, Figures.Nps(new Dictionary<string, int> { ["9"] = promoters, ["7"] = passives, ["6"] = detractors }));

    private static AnswerSheet Sheet(int index)
    {
        var values = new Dictionary<string, IReadOnlyList<string>> { ["often"] = ["few"], ["asked"] = [$"=frage {index}"] };
        if (index < 4)
            values["joy"] = ["3"];
        return new(values);
    }

    private static List<string> Parse(string line)
    {
        var cells = new List<string>();
        for (var at = 0; at < line.Length && line[at] == '"'; at += 1)
        {
            var cell = new System.Text.StringBuilder();
            for (at++; ; at++)
            {
                if (line[at] != '"')
                    cell.Append(line[at]);
                else if (line[at + 1] == '"')
                    cell.Append(line[at++]);
                else
                    break;
            }
            cells.Add(cell.ToString());
            at++;
        }

        return cells;
    }
}
