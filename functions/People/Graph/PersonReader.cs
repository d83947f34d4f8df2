using Automations.Programme;
using Microsoft.Extensions.Logging;
using Microsoft.Graph;
using Microsoft.Graph.Models;

namespace Automations.People.Graph;

/// <summary>Turns a directory user into a <see cref="Person"/>: language and time zone from profile and mailbox, holidays from the office.</summary>
internal sealed partial class PersonReader(GraphServiceClient graph, ProgrammeSettings programme, ILogger<PersonReader> log)
{
    public static readonly string[] Fields =
        ["id", "userPrincipalName", "mail", "displayName", "givenName", "department", "officeLocation", "preferredLanguage"];

    public async Task<Person> ReadAsync(User user, CancellationToken cancellation) => ToPerson(user, await MailboxAsync(user.Id!, cancellation));

    /// <returns>In the order of <paramref name="users"/>.</returns>
    public async Task<IReadOnlyList<Person>> ReadEachAsync(IReadOnlyList<User> users, CancellationToken cancellation)
    {
        var mailboxes = await BatchReads.ReadAsync<MailboxSettings>(graph, [.. users.Select(user => $"/users/{user.Id}/mailboxSettings")], cancellation);
        return [.. users.Zip(mailboxes, (user, mailbox) => ToPerson(user, mailbox.Refused is { } refused ? Without(user.Id!, refused) : mailbox.Found))];
    }

    private Person ToPerson(User user, MailboxSettings? mailbox)
    {
        var office = programme.OfficeOf(user.OfficeLocation);
        var name = user.DisplayName ?? user.UserPrincipalName!;
        return new Person(
            user.Id!.ToLowerInvariant(),
            user.UserPrincipalName!,
            string.IsNullOrEmpty(user.Mail) ? user.UserPrincipalName! : user.Mail,
            name,
            string.IsNullOrEmpty(user.GivenName) ? name.Split(' ')[0] : user.GivenName,
            user.Department,
            user.OfficeLocation,
            LanguageOf(user.PreferredLanguage, mailbox?.Language?.Locale),
            ProgrammeRules.IanaZone(mailbox?.TimeZone) ?? office.TimeZone,
            office.Holidays
        );
    }

    private async Task<MailboxSettings?> MailboxAsync(string id, CancellationToken cancellation)
    {
        try
        {
            return await GraphCalls.RunAsync(() => graph.Users[id].MailboxSettings.GetAsync(cancellationToken: cancellation), cancellation);
        }
        catch (GraphRefusedException refused)
        {
            return Without(id, refused);
        }
    }

    /// <summary>No mailbox in Exchange Online, or none this app may read: the office's settings hold.</summary>
    private MailboxSettings? Without(string id, GraphRefusedException refused)
    {
        NoMailboxSettings(log, id, refused.Code);
        return null;
    }

    private string LanguageOf(params string?[] wishes) =>
        wishes
            .Where(wish => wish is { Length: >= 2 })
            .Select(wish => wish![..2].ToLowerInvariant())
            .FirstOrDefault(programme.Languages.Contains, programme.Languages[0]);

    [LoggerMessage(Level = LogLevel.Information, Message = "No mailbox settings for {Person} ({Code}); the office's time zone is used.")]
    private static partial void NoMailboxSettings(ILogger log, string person, string code);
}
