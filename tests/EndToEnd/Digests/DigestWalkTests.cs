using Automations.EndToEnd.Onboarding;

namespace Automations.EndToEnd.Digests;

/// <summary>
/// The whole app through weeks of digests, without a language model and with one. With AUTOMATIONS_TEST_SIZE=large twelve weeks of 400
/// champions.
/// </summary>
public sealed class DigestWalkTests(ITestOutputHelper output)
{
    private static readonly int Weeks = TestSize.Of(4, 12);

    [Fact]
    public Task Weeks_OfAProgramme_BringEverybodyTheirDigestOnceAtNineOnTheirOwnClock() => WalkAsync(TestSize.Of(60, 400), model: null);

    [Fact]
    public async Task Weeks_WithALanguageModel_BringItsDraftsAndDoWithoutThemWhenItMisbehaves()
    {
        await using var model = await LocalModel.StartAsync();
        var walk = await WalkAsync(TestSize.Of(12, 400), model);

        walk.CheckQuestions();
    }

    private async Task<DigestWalk> WalkAsync(int people, LocalModel? model)
    {
        var readers = RunningProgramme.Readers(people);
        await using var app = await AppProcess.StartAsync(await RunningProgramme.WriteAsync(readers, model));
        await app.AddChampionsAsync(readers);
        var walk = new DigestWalk(app, readers, Weeks, model);
        for (var week = 1; week <= Weeks; week++)
            await walk.LiveThroughAsync(week);

        var mails = (await app.MessagesAsync()).Where(mail => mail.EditionOf() is not null).OrderBy(mail => mail.SentAt).ToList();
        foreach (var mail in mails)
            output.WriteLine($"{mail.EditionOf()} {mail.WhenAndWhat(readers.Single(reader => reader.Address == mail.To[0]).Zone)}");
        Assert.Equal(walk.Expected(), mails.Select(mail => (mail.EditionOf()!, mail.To[0])).Order());
        foreach (var mail in mails)
            walk.Check(mail);
        return walk;
    }
}
