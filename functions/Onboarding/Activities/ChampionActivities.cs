using Automations.People;
using Automations.Programme;
using Automations.Programme.Topics;
using Microsoft.Azure.Functions.Worker;

namespace Automations.Onboarding.Activities;

/// <summary>Keeps the champions' group and register in step with the workflow. All of it may run twice.</summary>
public sealed class ChampionActivities(IDirectory directory, IChampionRegister register, ITopicIntake topics, ProgrammeSettings programme)
{
    public const string AddToGroup = nameof(AddToGroup);
    public const string RemoveFromGroup = nameof(RemoveFromGroup);
    public const string Record = nameof(Record) + nameof(Champion);
    public const string SetState = nameof(Champion) + nameof(SetState);
    public const string NoteCheckIn = nameof(NoteCheckIn);

    [Function(AddToGroup)]
    public Task AddToGroupAsync([ActivityTrigger] string personId, CancellationToken cancellation) =>
        directory.AddChampionAsync(personId, cancellation);

    [Function(RemoveFromGroup)]
    public Task RemoveFromGroupAsync([ActivityTrigger] string personId, CancellationToken cancellation) =>
        directory.RemoveChampionAsync(personId, cancellation);

    /// <summary>A delivery that comes late, when the record has grown already, leaves it as it is.</summary>
    [Function(Record)]
    public async Task RecordAsync([ActivityTrigger] NewChampion champion, CancellationToken cancellation)
    {
        if ((await register.FindAsync(champion.Person.Id, cancellation))?.Since != champion.Since)
            await register.SaveAsync(champion, cancellation);
        if (TopicNotes.Of(champion, programme) is { } said)
            await topics.AddAsync(said, cancellation);
    }

    [Function(SetState)]
    public async Task SetStateAsync([ActivityTrigger] ChampionStateChange change, CancellationToken cancellation)
    {
        if (await register.FindAsync(change.PersonId, cancellation) is { } champion && champion.State != change.State)
            await register.SaveAsync(champion with { State = change.State }, cancellation);
    }

    [Function(NoteCheckIn)]
    public async Task NoteCheckInAsync([ActivityTrigger] CheckInNote note, CancellationToken cancellation)
    {
        if (await register.FindAsync(note.PersonId, cancellation) is not { } champion)
            return;
        if (note.AppendTo(champion.CheckInNotes) is { } notes)
            await register.SaveAsync(champion with { CheckInNotes = notes }, cancellation);
        if (TopicNotes.Of(note, champion.Since) is { } said)
            await topics.AddAsync(said, cancellation);
    }
}

public sealed record ChampionStateChange(string PersonId, ChampionState State);
