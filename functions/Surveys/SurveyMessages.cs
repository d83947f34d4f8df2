using System.Text.Json;
using Automations.Delivery;
using Automations.People;
using Automations.Programme;
using Automations.Programme.Surveys;
using Automations.Surveys.Runs;

namespace Automations.Surveys;

/// <summary>The messages of a run. Each has an occasion of its own, so that it can never go out twice.</summary>
internal static class SurveyMessages
{
    public const string Invitation = "invitation";
    public const string Results = "results";

    private const string Folder = "Surveys/";
    private const string ViewSuffix = "View";

    public static string Reminder(int number) => $"reminder-{number}";

    public static MessageIntent To<TView>(SurveyRun run, Person person, string occasion, TView view)
        where TView : class
    {
        var instance = SurveyOrder.InstanceIdOf(run.Id);
        var isForReaders = occasion == Results;
        return new()
        {
            Occasion = OccasionOf(run, occasion),
            Workflow = instance,
            Recipient = Recipient.Of(person),
            Template = Folder + typeof(TView).Name[..^ViewSuffix.Length],
            View = JsonSerializer.SerializeToElement(view, ProgrammeJson.Options),
            Priority = isForReaders ? MessagePriority.Personal : MessagePriority.Bulk,
            Expires = isForReaders ? null : run.Closes,
        };
    }

    public static string OccasionOf(SurveyRun run, string occasion) => $"{SurveyOrder.InstanceIdOf(run.Id)}/{occasion}";
}
