namespace Automations.EndToEnd.Events;

/// <summary>Whatever happens on the way: nothing is lost, nothing comes twice, and the calendar agrees with the registrations.</summary>
public sealed class EventHardTimesTests(ITestOutputHelper output)
{
    private const int Seed = 20270112;

    /// <summary>When a new app begins.</summary>
    private static readonly DateTimeOffset January = new(2027, 1, 4, 8, 0, 0, TimeSpan.Zero);

    private readonly HardTimes hardTimes = new(output, Seed);

    private static int Kills => TestSize.Of(3, 25);

    [Fact]
    public async Task EventAndFeedback_WithFaultsOrKilledAtRandomMoments_EndTheSame()
    {
        var file = await FortyPeople.WriteAsync();
        var calm = await RunAsync(file, (_, people) => hardTimes.CalmAsync(people.Steps()));
        foreach (var line in calm.Facts.Concat(calm.Times))
            output.WriteLine(line);
        AssertWhole(calm);

        AssertSame(calm, await RunAsync(file, (app, people) => hardTimes.WithFaultsAsync(app, people.Steps())));
        AssertSame(calm, await RunAsync(file, (app, people) => hardTimes.WithKillsAsync(app, people.Steps(), Kills)));
        File.Delete(file);
    }

    private static void AssertWhole(Ending calm)
    {
        Assert.Equal(calm.Times.Distinct(), calm.Times);
        Assert.Contains(calm.Facts, fact => fact.StartsWith("calendar: OneNote im Team 2027-01-14T11:15:00Z", StringComparison.Ordinal));
        // who accepted in Outlook has a seat, who declined has none, and what was cancelled is in nobody's calendar
        Assert.Contains("Frag mich was: 1 Person 12 Seat, attended False", calm.Facts);
        Assert.Contains("Frag mich was: 2 Person 13 Declined, attended False", calm.Facts);
        var invited = Assert.Single(calm.Facts, fact => fact.StartsWith("calendar: Frag mich was", StringComparison.Ordinal));
        Assert.EndsWith("p12@example.org accepted p13@example.org declined p14@example.org none", invited);
        Assert.Contains(calm.Facts, fact => fact.StartsWith("feedback: Closed, 6 invited, 5 answered", StringComparison.Ordinal));
    }

    private void AssertSame(Ending calm, Ending other)
    {
        if (!calm.Mails.SequenceEqual(other.Mails))
            output.WriteLine(string.Join('\n', calm.Mails.Except(other.Mails).Select(mail => $"missing: {mail}").Concat(other.Unsent).Concat(other.Times)));
        Assert.Equal(calm.Mails, other.Mails);
        Assert.Equal(calm.Facts, other.Facts);
    }

    private static async Task<Ending> RunAsync(string peopleFile, Func<AppProcess, TwelvePeople, Task> go)
    {
        await using var app = await AppProcess.StartAsync(new AppStart { People = peopleFile });
        var people = new TwelvePeople(app, January);
        await go(app, people);
        return new(await people.MailsAsync(), await people.TimesAsync(), await people.FactsAsync(), await people.UnsentAsync());
    }

    private sealed record Ending(IReadOnlyList<string> Mails, IReadOnlyList<string> Times, IReadOnlyList<string> Facts, IReadOnlyList<string> Unsent);
}
