using Automations.Storage;
using Automations.Surveys.Definitions;
using Automations.Surveys.Reporting;
using Automations.Surveys.Runs;
using Automations.Surveys.Steering;
using Automations.Surveys.Summaries;
using Automations.Web.Pages.Forms;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;

namespace Automations.Surveys.Pages;

public sealed partial class ResultsPage
{
    [Parameter, EditorRequired]
    public required SurveyRun Run { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<SurveyRun> Runs { get; set; }

    /// <summary>Null until the run has closed.</summary>
    [Parameter]
    public SurveyResults? Results { get; set; }

    [Parameter, EditorRequired]
    public required int Answered { get; set; }

    /// <summary>Null for everybody.</summary>
    [Parameter]
    public string? Group { get; set; }

    /// <summary>Shown results of this survey's runs, the oldest first.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<SurveyResults> Trend { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<VersionOf<FreeTextSummary>> Summaries { get; set; }

    /// <summary>The reader is a community manager.</summary>
    [Parameter]
    public bool MayEdit { get; set; }

    /// <summary>A summary that somebody has just written, and that could not be kept.</summary>
    [Parameter]
    public SummaryForm? Form { get; set; }

    [Parameter, EditorRequired]
    public required RunStanding Standing { get; set; }

    /// <summary>What somebody has just ordered of the run, when something is missing in it.</summary>
    [Parameter]
    public SteeringForm? Steering { get; set; }

    /// <summary>What has come of an order.</summary>
    [Parameter]
    public string? Said { get; set; }

    [Parameter, EditorRequired]
    public required string SignedInAs { get; set; }

    private FormErrors Errors => Form?.Errors ?? Steering?.Errors ?? new();

    private IReadOnlyList<string> Groups => Results?.Groups() ?? [];

    private string GroupingName =>
        Run.Definition.GroupBy switch
        {
            SurveyGrouping.Office => Say("Standort", "Office"),
            SurveyGrouping.Department => Say("Abteilung", "Department"),
            _ => Say("Sprache", "Language"),
        };

    private string Period =>
        Say($"{DayOf(Run.Opens)} bis {DayOf(Run.Closes)}", $"{DayOf(Run.Opens)} to {DayOf(Run.Closes)}") + (Run.Definition.Anonymous ? Say(", anonym", ", anonymous") : Say(", mit Namen", ", with names"));

    private string CsvAddress
    {
        get
        {
            var query = new Dictionary<string, string?> { ["run"] = Run.Id, ["group"] = Group, ["lang"] = Site.Voice.Language };
            return QueryHelpers.AddQueryString($"/surveys/{Run.Definition.Id}/results.csv", query.Where(pair => pair.Value is not null));
        }
    }

    private string NameOf(SurveyRun run) => run.Occasion is { } occasion ? $"{occasion.Title} ({DayOf(run.Opens)})" : DayOf(run.Opens);

    private string DayOf(DateTimeOffset moment) => ResultTexts.DayOf(Programme.OfficeCalendar().DayOf(moment), Site.Voice);

    private static string Percent(int part, int whole) => $"{Figures.Percent(part, whole)} %";

    private string Told(IReadOnlyDictionary<string, string> text) => text.In(Site.Voice, Run.Occasion, Programme.DefaultOffice.TimeZone);
}
