using Automations.Functions.Tests.Support;
using Automations.People;
using Automations.Storage;
using Azure.Data.Tables;

namespace Automations.Functions.Tests.People;

public sealed class ChampionRegisterTests(AzuriteFixture storage)
{
    private static readonly DateTimeOffset Monday = new(2027, 1, 4, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task FindAsync_AfterSave_GivesTheRecordBack()
    {
        var register = await CreateAsync("find");
        var mira = Champion("mira") with { Topics = ["Teams", "Loop"], Languages = ["de"], CheckInNotes = "„gut“" };

        await register.SaveAsync(mira, CancellationToken.None);

        Assert.Equivalent(mira, await register.FindAsync("mira", CancellationToken.None), strict: true);
        Assert.Null(await register.FindAsync("nobody", CancellationToken.None));
    }

    [Fact]
    public async Task ActiveAsync_OthersPausedOrGone_StreamsTheActive()
    {
        var register = await CreateAsync("active");
        await register.SaveAsync(Champion("a"), CancellationToken.None);
        await register.SaveAsync(Champion("b") with { State = ChampionState.Paused }, CancellationToken.None);
        await register.SaveAsync(Champion("c") with { State = ChampionState.Left }, CancellationToken.None);
        await register.SaveAsync(Champion("d"), CancellationToken.None);

        var active = await register.ActiveAsync(CancellationToken.None).Select(champion => champion.Person.Id).ToListAsync();

        Assert.Equal(["a", "d"], active);
    }

    [Fact]
    public async Task AssignBuddyAsync_Repeated_CountsOnceAndKeepsTheFirst()
    {
        var register = await CreateAsync("repeat");
        foreach (var id in new[] { "new", "first", "second" })
            await register.SaveAsync(Champion(id), CancellationToken.None);

        Assert.Equal("first", await register.AssignBuddyAsync("new", "first", CancellationToken.None));
        Assert.Equal("first", await register.AssignBuddyAsync("new", "first", CancellationToken.None));
        Assert.Equal("first", await register.AssignBuddyAsync("new", "second", CancellationToken.None));

        Assert.Equal(1, (await register.FindAsync("first", CancellationToken.None))!.Buddies);
        Assert.Equal(0, (await register.FindAsync("second", CancellationToken.None))!.Buddies);
        Assert.Equal("first", (await register.FindAsync("new", CancellationToken.None))!.BuddyId);
    }

    [Fact]
    public async Task AssignBuddyAsync_ManyAtOnce_CountsEachExactlyOnce()
    {
        var register = await CreateAsync("many");
        await register.SaveAsync(Champion("buddy"), CancellationToken.None);
        var newcomers = Enumerable.Range(0, 12).Select(number => $"new-{number}").ToList();
        foreach (var id in newcomers)
            await register.SaveAsync(Champion(id), CancellationToken.None);

        // each twice, as activities may be delivered
        await Task.WhenAll(newcomers.Concat(newcomers).Select(id => register.AssignBuddyAsync(id, "buddy", CancellationToken.None)));

        Assert.Equal(newcomers.Count, (await register.FindAsync("buddy", CancellationToken.None))!.Buddies);
    }

    [Fact]
    public async Task SaveAsync_LateRepetition_LeavesTheBuddyAlone()
    {
        var register = await CreateAsync("late");
        await register.SaveAsync(Champion("new"), CancellationToken.None);
        await register.SaveAsync(Champion("buddy"), CancellationToken.None);
        await register.AssignBuddyAsync("new", "buddy", CancellationToken.None);

        await register.SaveAsync(Champion("new"), CancellationToken.None);
        await register.SaveAsync(Champion("buddy") with { State = ChampionState.Paused }, CancellationToken.None);

        Assert.Equal("buddy", (await register.FindAsync("new", CancellationToken.None))!.BuddyId);
        var buddy = await register.FindAsync("buddy", CancellationToken.None);
        Assert.Equal((ChampionState.Paused, 1), (buddy!.State, buddy.Buddies));
    }

    private async Task<TableChampionRegister> CreateAsync(string test) =>
        new(new Tables(new TableServiceClient(await storage.RequireAsync())), TestProgramme.Create($"register-{test}"));

    private static Champion Champion(string id) =>
        new()
        {
            Person = new Person(id, $"{id}@nordlicht.example", $"{id}@nordlicht.example", id, id, null, "Hamburg", "de", "Europe/Berlin", "DE-HH"),
            Role = ChampionRole.Floorwalker,
            State = ChampionState.Active,
            Since = Monday,
        };
}
