using Automations.Functions.Tests.Onboarding.Scene;
using Automations.Onboarding.Activities;
using Automations.People;
using Automations.Programme.Topics;

namespace Automations.Functions.Tests.Onboarding.Workflow;

/// <summary>What of an onboarding reaches the topics of the week.</summary>
public sealed class TopicNoteTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task SignUp_Approved_IsHandedOverOnceWithItsTopicsAndWithoutAName(bool everythingTwice)
    {
        await using var scene = await OnboardingScene.StartAsync(everythingTwice: everythingTwice);
        var motivation = "Mein Team fragt mich ständig nach Loop.";
        await scene.SignUpAsync(OnboardingScene.Input(Cast.Mira) with { Topics = ["OneNote", "teams", "Handy"], Motivation = motivation });
        Assert.Empty(scene.Topics.All);

        await scene.DecideAsync(Cast.Mira);

        var note = Assert.Single(scene.Topics.All);
        Assert.Equal((TopicNote.FromSignUps, "sign-ups", new DateOnly(2027, 1, 4), Cast.Mira.Id), (note.Source, note.Origin, note.On, note.Person));
        Assert.Equal(["Teams", "OneNote"], note.Topics);
        Assert.Equal($"OneNote. teams. Handy. {motivation}", note.Text);
        Assert.DoesNotContain(Cast.Mira.GivenName, note.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignUp_Declined_LeavesNoNote()
    {
        await using var scene = await OnboardingScene.StartAsync();
        await scene.SignUpAsync(OnboardingScene.Input(Cast.Mira));
        await scene.DecideAsync(Cast.Mira, approved: false, "no time");

        await scene.AdvanceToTheEndAsync();

        Assert.Empty(scene.Topics.All);
    }

    [Theory]
    [InlineData(true, "Wie teile ich einen Kanal mit Gästen?", 1)]
    [InlineData(true, null, 0)]
    [InlineData(true, "  ", 0)]
    [InlineData(false, "Läuft gut mit Teams.", 0)]
    public async Task CheckIn_IsHandedOver_OnlyWhenHelpIsWantedWithSomething(bool needsHelp, string? words, int expected)
    {
        await using var scene = await OnboardingScene.StartAsync(everythingTwice: true);
        await scene.SignUpAsync(OnboardingScene.Input(Cast.Mira));
        await scene.DecideAsync(Cast.Mira);
        await scene.AdvanceToAsync(2027, 1, 12);

        await scene.AnswerAsync(Cast.Mira, 7, needsHelp, words);
        await scene.AnswerAsync(Cast.Mira, 7, needsHelp, words);

        var notes = scene.Topics.All.Where(note => note.Source == TopicNote.FromCheckIns).ToList();
        Assert.Equal(expected, notes.Count);
        Assert.All(notes, note => Assert.Equal((words, new DateOnly(2027, 1, 12), Cast.Mira.Id, "check-ins"), (note.Text, note.On, note.Person, note.Origin)));
    }

    [Fact]
    public void SignUp_OfBeforeThereWereTopics_LeavesNoNote()
    {
        var champion = new NewChampion { Person = Cast.Mira, Role = ChampionRole.Champion, State = ChampionState.Active, Since = DateTimeOffset.UnixEpoch, Topics = ["Teams"] };

        Assert.Null(TopicNotes.Of(champion, Support.TestProgramme.Create()));
        Assert.Null(TopicNotes.Of(new CheckInNote(Cast.Mira.Id, new(7, 1, NeedsHelp: true, "Hilfe")), DateTimeOffset.UnixEpoch));
    }
}
