using Automations.Delivery;
using Automations.People;
using Automations.Programme.Surveys;
using Automations.Surveys.Runs;

namespace Automations.Surveys.Answers;

/// <summary>Takes answers in: one of each person, which the holder of its receipt may change until the run closes.</summary>
internal sealed class AnswerDesk(Urn urn, Turnout turnout, IOutbox outbox, TimeProvider time)
{
    /// <returns>The answer that belongs to the receipt; null when there is none.</returns>
    public async Task<AnswerSheet?> FindAsync(SurveyRun run, string? receipt, CancellationToken cancellation) =>
        Receipt.IsOne(receipt) ? (await urn.FindAsync(run, Receipt.KeyOf(receipt!), cancellation))?.Sheet : null;

    public async Task<bool> HasAnsweredAsync(SurveyRun run, int place, CancellationToken cancellation)
    {
        var answered = await turnout.ReadAsync(run, cancellation);
        return place >= 0 && place < answered.Length && answered[place];
    }

    /// <summary>
    /// Notes the answer, and apart from it that this person has answered. A process that dies in between has kept the answer; the same
    /// receipt again completes the note.
    /// </summary>
    public async Task<AnswerOutcome> SubmitAsync(SurveyRun run, Person person, int place, string receipt, AnswerSheet sheet, CancellationToken cancellation)
    {
        if (!run.IsOpen(time.GetUtcNow()))
            return AnswerOutcome.Closed;
        var key = Receipt.KeyOf(receipt);
        if (await HasAnsweredAsync(run, place, cancellation) && await urn.FindAsync(run, key, cancellation) is null)
            return AnswerOutcome.AnsweredElsewhere;

        var entry = new UrnEntry(key, Receipt.New(), GroupOf(run, person), run.Definition.Anonymous ? null : person.DisplayName, sheet);
        var put = await urn.PutAsync(run, entry, cancellation);
        if (put == UrnOutcome.Closed)
            return AnswerOutcome.Closed;
        if (await turnout.TryNoteAsync(run, place, cancellation))
        {
            await SkipRemindersAsync(run, person, cancellation);
            return AnswerOutcome.Taken;
        }

        if (put == UrnOutcome.Replaced)
            return AnswerOutcome.Changed;
        // the run has closed in between, with this answer in it
        if (!await HasAnsweredAsync(run, place, cancellation))
            return AnswerOutcome.Taken;

        // two browsers at the same moment: the other one was first
        await urn.TakeBackAsync(run, entry, cancellation);
        return AnswerOutcome.AnsweredElsewhere;
    }

    /// <summary>One that waits for working hours is not worth sending any more.</summary>
    private async Task SkipRemindersAsync(SurveyRun run, Person person, CancellationToken cancellation)
    {
        var workflow = SurveyOrder.InstanceIdOf(run.Id);
        for (var number = 1; number <= SurveyRules.MostRemindersEver; number++)
            await outbox.SkipAsync(workflow, SurveyMessages.OccasionOf(run, SurveyMessages.Reminder(number)), person.Id, "has answered", cancellation);
    }

    private static string? GroupOf(SurveyRun run, Person person) =>
        Groups.Of(person, run.Definition.GroupBy) is { } group && run.Groups.Contains(group) ? group : null;
}

internal enum AnswerOutcome
{
    Taken,
    Changed,

    /// <summary>The person has answered already, and this browser does not hold the receipt.</summary>
    AnsweredElsewhere,
    Closed,
}
