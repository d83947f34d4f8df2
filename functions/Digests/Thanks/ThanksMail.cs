using System.Text.Json;
using Automations.Delivery;
using Automations.People;
using Automations.Programme;
using Automations.Web;

namespace Automations.Digests.Thanks;

/// <summary>What somebody reads who was thanked.</summary>
internal static class ThanksMail
{
    public const string Template = "Digests/Thanks";

    /// <summary>Take a thank-you back, or want none.</summary>
    public const string Purpose = "thanks";

    private static readonly TimeSpan LinkIsValid = TimeSpan.FromDays(365);

    public static MessageIntent To(Person person, ThankYou said, bool isTold, ISignedLinks links, ProgrammeSettings programme)
    {
        var page = links.Create($"/thanks/{said.Id}?lang={person.Language}", new(Purpose, said.Id, person.Id, said.At + LinkIsValid));
        return new()
        {
            Occasion = $"{InstanceOf(programme, said)}/told",
            Workflow = InstanceOf(programme, said),
            Recipient = Recipient.Of(person),
            Template = Template,
            View = JsonSerializer.SerializeToElement(new ThanksView(said.FromName, said.Text, isTold, page), ProgrammeJson.Options),
            Priority = MessagePriority.Bulk,
        };
    }

    private static string InstanceOf(ProgrammeSettings programme, ThankYou said) => $"thanks-{programme.Id}-{said.Id}";
}

/// <param name="IsTold">The next digest tells it.</param>
/// <param name="Page">Where it can be taken back.</param>
public sealed record ThanksView(string From, string Text, bool IsTold, Uri Page);
