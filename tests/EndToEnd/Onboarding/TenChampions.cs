using System.Text.RegularExpressions;

namespace Automations.EndToEnd.Onboarding;

/// <summary>
/// A hundred days of ten champions as a list of steps. Each step may be done again, and every one ends when all it causes is done, unless
/// faults put that off.
/// </summary>
internal sealed partial class TenChampions(AppProcess app)
{
    private static readonly DateTimeOffset Start = new(2027, 1, 4, 8, 0, 0, TimeSpan.Zero);

    private static readonly string[] People =
    [
        "mira.hansen", "grace.okonkwo", "lasse.bruhn", "katarzyna.nowak", "nele.wulf",
        "johann.obermaier", "magdalena.pichler", "urs.luethi", "rhys.pritchard", "niamh.gallagher",
    ];

    private readonly Dictionary<string, string> instances = [];

    public IEnumerable<Func<Task>> Steps()
    {
        foreach (var person in People)
            yield return () => SignUpAsync(person);
        yield return () => app.AdvanceToAsync(Start.AddMinutes(30));
        foreach (var person in People)
            yield return () => ConfirmAsync(person);
        yield return () => app.AdvanceToAsync(Start.AddMinutes(60));
        for (var index = 0; index < People.Length; index++)
        {
            var (person, until) = (People[index], Start.AddMinutes(90 + 30 * index));
            yield return () => ApproveAsync(person);
            yield return () => app.AdvanceToAsync(until);
        }

        foreach (var day in new[] { 7, 20, 35, 60, 91, 100 })
            yield return () => app.AdvanceToAsync(Start.AddDays(day));
    }

    /// <summary>Who gets whom as a buddy goes by who comes first, which faults change: that everybody has one, and the buddy hears of it, they do not.</summary>
    public async Task<IReadOnlyList<string>> MailsAsync() => [.. (await app.MessagesAsync()).Select(What).Order(StringComparer.Ordinal)];

    private static string What(SentMessage mail) =>
        ToBuddy().Match(mail.Subject) is { Success: true } told ? $"the buddy of {told.Groups["champion"]}"
        : ToChampion().IsMatch(mail.Subject) ? $"{mail.To[0].Split('@')[0]}: has a buddy"
        : mail.What();

    [GeneratedRegex("^(?:You are the buddy of |Du begleitest )(?<champion>.+?)(?: beim Einstieg.*)?$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ToBuddy();

    [GeneratedRegex("^(?:May we introduce|Dürfen wir vorstellen)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ToChampion();

    private async Task SignUpAsync(string person) => instances[person] = (await app.SignUpAsync(OnboardingSteps.Address(person))).InstanceId;

    /// <summary>By the page, unless that was done before and the mail has had its answer.</summary>
    private async Task ConfirmAsync(string person)
    {
        if ((await app.StateOfAsync(instances[person])).GetProperty("step").GetString() == "AwaitingConfirmation")
            await app.ConfirmAsync(person);
    }

    private async Task ApproveAsync(string person)
    {
        if ((await app.StateOfAsync(instances[person])).GetProperty("step").GetString() == "AwaitingApproval")
            await app.ActAsync(instances[person], "approve");
    }
}
