using System.Text.Json;
using Automations.Delivery;
using Automations.Onboarding.Activities;
using Automations.People;
using Automations.Programme;

namespace Automations.Onboarding.Workflow;

/// <summary>Hands the onboarding's messages to the outbox. Each has an occasion of its own, so that it can never go out twice.</summary>
internal static class OnboardingMessages
{
    private const string Folder = "Onboarding/";
    private const string ViewSuffix = "View";

    /// <param name="occasion">Once in a lifetime of the instance, for example <c>check-in-30</c>.</param>
    public static MessageIntent Message<TView>(this OnboardingRun run, Person recipient, string occasion, TView view)
        where TView : class =>
        new()
        {
            Occasion = $"{run.InstanceId}/{occasion}",
            Workflow = run.InstanceId,
            Recipient = Recipient.Of(recipient),
            Template = TemplateOf<TView>(),
            View = JsonSerializer.SerializeToElement(view, ProgrammeJson.Options),
        };

    public static MessageIntent ChannelCard<TView>(this OnboardingRun run, string occasion, TView view)
        where TView : class =>
        new()
        {
            Occasion = $"{run.InstanceId}/{occasion}",
            Workflow = run.InstanceId,
            Recipient = Recipient.Channel(run.Input.Rules.Language, run.Input.Rules.Office.TimeZone, run.Input.Rules.Office.Holidays),
            Template = TemplateOf<TView>(),
            View = JsonSerializer.SerializeToElement(view, ProgrammeJson.Options),
            Kind = MessageKind.ChannelCard,
        };

    public static Task SendAsync(this OnboardingRun run, MessageIntent message) => run.CallAsync(DeliveryActivities.QueueMessage, message);

    /// <summary>A link that lets <paramref name="person"/> do one thing until <paramref name="expires"/>.</summary>
    public static Task<Uri> LinkAsync(this OnboardingRun run, string purpose, Person person, DateTimeOffset expires, int? day = null) =>
        run.CallAsync<Uri>(LinkActivities.CreateLink, new LinkOrder(purpose, run.InstanceId, person, expires, day));

    private static string TemplateOf<TView>() => Folder + typeof(TView).Name[..^ViewSuffix.Length];
}
