using Automations.Delivery;
using Automations.Onboarding.Activities;
using Automations.Programme;

namespace Automations.Onboarding.Workflow;

/// <summary>Asks now and then how it goes. Whoever needs help gets the community managers at once, also with a late answer.</summary>
internal static class CheckInSteps
{
    private static readonly TimeSpan LinkIsValid = TimeSpan.FromDays(60);
    private static readonly TimeSpan LeaveLinkIsValid = TimeSpan.FromDays(365);

    public static async Task CheckInAsync(this OnboardingRun run, int day)
    {
        run.Progress.Enter(OnboardingStep.Accompanied);
        await run.HearUntilAsync(new(Plans.CheckIn, run.MorningOf(day)));
        if (run.IsOvertaken(day))
            return;

        await run.AskHowItGoesAsync(day);
        var (remind, close) = run.DeadlinesOf(day);
        if (remind < close)
        {
            if (await run.HearUntilAsync(new(Plans.CheckInReminder, remind), day))
                return;
            if (run.Now < close)
                await run.RemindAsync(day);
        }

        await run.HearUntilAsync(new(Plans.CheckInCloses, close), day);
    }

    public static async Task ThankAsync(this OnboardingRun run, Buddies.Buddy? buddy)
    {
        run.Progress.Enter(OnboardingStep.Accompanied);
        if (run.Input.Rules.ThankYouOnDay is not { } day)
            return;
        await run.HearUntilAsync(new(Plans.ThankYou, run.MorningOf(day)));
        var person = await run.FindPersonAsync();
        var still = buddy is null ? null : await run.FindBuddyAsync();
        await run.SendAsync(run.Message(person, "thank-you", new ThankYouView(day, still?.Person.DisplayName)));
    }

    public static OnboardingStep Complete(this OnboardingRun run)
    {
        run.Progress.Enter(OnboardingStep.Completed);
        return OnboardingStep.Completed;
    }

    /// <summary>Working hours begin on that day, or on the next working day.</summary>
    private static DateTimeOffset MorningOf(this OnboardingRun run, int day)
    {
        var date = run.Calendar.DayOf(run.ApprovedAt!.Value).AddDays(day);
        return run.Calendar.NextWorkingMoment(run.Calendar.At(date, TimeOnly.MinValue));
    }

    /// <summary>After a pause, what would follow at once takes the place of what was missed: nobody is asked twice in a row.</summary>
    private static bool IsOvertaken(this OnboardingRun run, int day) => run.NextAfter(day) <= run.Now;

    /// <summary>An open check-in never delays what comes next.</summary>
    private static (DateTimeOffset Remind, DateTimeOffset Close) DeadlinesOf(this OnboardingRun run, int day)
    {
        var remind = run.Calendar.AddWorkingDays(run.Now, run.Input.Rules.CheckIns.RemindAfterWorkingDays);
        var close = run.Calendar.AddWorkingDays(run.Now, run.Input.Rules.CheckIns.CloseAfterWorkingDays);
        return (remind, run.NextAfter(day) is { } next && next < close ? next : close);
    }

    /// <returns>When the next check-in or the thank-you is planned; null when nothing is.</returns>
    private static DateTimeOffset? NextAfter(this OnboardingRun run, int day)
    {
        var rules = run.Input.Rules;
        int[] planned = rules.ThankYouOnDay is { } thanks ? [.. rules.CheckIns.Days, thanks] : [.. rules.CheckIns.Days];
        var later = planned.Where(other => other > day).ToList();
        return later.Count == 0 ? null : run.MorningOf(later.Min());
    }

    private static async Task AskHowItGoesAsync(this OnboardingRun run, int day)
    {
        var person = await run.FindPersonAsync();
        run.Progress.Enter(OnboardingStep.CheckIn, Waits.ForPerson, day);
        var link = await run.LinkAsync(OnboardingLinks.CheckIn, person, run.Now + LinkIsValid, day);
        var leave = await run.LinkAsync(OnboardingLinks.Leave, person, run.Now + LeaveLinkIsValid);
        await run.SendAsync(run.Message(person, $"check-in-{day}", new CheckInView(day, link, leave)));
    }

    private static async Task RemindAsync(this OnboardingRun run, int day)
    {
        var person = await run.FindPersonAsync();
        var link = await run.LinkAsync(OnboardingLinks.CheckIn, person, run.Now + LinkIsValid, day);
        await run.SendAsync(run.Message(person, $"check-in-{day}-reminder", new CheckInReminderView(day, link)));
    }

    /// <summary>Hears every answer that comes until then.</summary>
    /// <returns>True as soon as the answer for <paramref name="day"/> is there.</returns>
    private static async Task<bool> HearUntilAsync(this OnboardingRun run, PlannedStep until, int? day = null)
    {
        while (!await run.WaitAsync(until, run.CheckInAnswers.Arrival))
        {
            if (run.CheckInAnswers.Take() is not { } answer)
                continue;
            if (run.AnsweredDays.Add(answer.Day))
                await run.NoteAsync(answer);
            if (answer.Day == day)
                return true;
        }

        return false;
    }

    private static async Task NoteAsync(this OnboardingRun run, CheckInAnswer answer)
    {
        await run.CallAsync(ChampionActivities.NoteCheckIn, new CheckInNote(run.Input.PersonId, answer) { On = run.Calendar.DayOf(run.Now) });
        if (!answer.NeedsHelp)
            return;
        var view = new HelpWantedView(run.Person!.DisplayName, run.Person.Mail, answer.Day, answer.Feeling, answer.Note);
        foreach (var manager in await run.FindCommunityManagersAsync())
            await run.SendAsync(
                run.Message(manager, $"help-{answer.Day}", view) with { AtOnce = true, Priority = MessagePriority.Answer }
            );
    }
}
