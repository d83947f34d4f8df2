using Automations.People;
using Automations.Web;

namespace Automations.Onboarding;

/// <summary>The signed links of the onboarding mails: what each allows, and which page it opens in the language of its recipient.</summary>
public static class OnboardingLinks
{
    public const string Confirm = "confirm";
    public const string Approval = "approval";
    public const string CheckIn = "check-in";
    public const string Leave = "leave";

    /// <summary>For the person who was signed up: "yes, that was me".</summary>
    public static Uri ForConfirmation(this ISignedLinks links, string instanceId, Person champion, DateTimeOffset expires) =>
        links.Create(PageOf(Confirm, champion), new SignedLink(Confirm, instanceId, champion.Id, expires));

    /// <summary>For one person who may decide: the line manager, or a community manager. Each gets a link of their own.</summary>
    public static Uri ForApproval(this ISignedLinks links, string instanceId, Person decider, DateTimeOffset expires) =>
        links.Create(PageOf(Approval, decider), new SignedLink(Approval, instanceId, decider.Id, expires));

    /// <param name="day">Which check-in: calendar days after approval.</param>
    public static Uri ForCheckIn(this ISignedLinks links, string instanceId, int day, Person champion, DateTimeOffset expires) =>
        links.Create(PageOf(CheckIn, champion), new SignedLink(CheckIn, $"{instanceId}#{day}", champion.Id, expires));

    /// <summary>For the champion: withdraw the sign-up, or leave the programme.</summary>
    public static Uri ForLeaving(this ISignedLinks links, string instanceId, Person champion, DateTimeOffset expires) =>
        links.Create(PageOf(Leave, champion), new SignedLink(Leave, instanceId, champion.Id, expires));

    private static string PageOf(string purpose, Person person) => $"/{purpose}?lang={person.Language}";
}
