using Automations.Delivery;
using Automations.Onboarding.Activities;
using Automations.People;
using Automations.Programme;

namespace Automations.Onboarding.Workflow;

/// <summary>
/// The line manager's word: asked, reminded, then handed to the community managers, at last decided by the programme's rule. The first
/// decision counts, whoever of those asked it comes from.
/// </summary>
internal static class ApprovalSteps
{
    private static readonly TimeSpan LinkIsValid = TimeSpan.FromDays(120);

    public static async Task<ApprovalDecision> AskForApprovalAsync(this OnboardingRun run)
    {
        run.Progress.Enter(OnboardingStep.AwaitingApproval);
        await run.FindPersonAsync();
        var manager = await run.FindLineManagerAsync();
        var deadlines = await run.DeadlinesAsync(manager);
        var escalated = manager is null;
        if (manager is null)
            await run.EscalateAsync(manager: null);
        else
            await run.AskAsync(manager);

        if (await run.DecisionAsync(Plans.ApprovalReminder, deadlines.Remind) is { } early)
            return early;
        await run.FindPersonAsync();
        if (await run.SameManagerAsync(manager))
            await run.RemindAsync(manager);
        else if (!escalated)
        {
            await run.EscalateAsync(manager);
            escalated = true;
        }

        if (await run.DecisionAsync(Plans.ApprovalEscalation, deadlines.Escalate) is { } reminded)
            return reminded;
        await run.FindPersonAsync();
        if (!escalated)
            await run.EscalateAsync(manager);

        return await run.DecisionAsync(Plans.ApprovalPolicy, deadlines.Decide) ?? await run.DecideByRuleAsync();
    }

    private static async Task<Deadlines> DeadlinesAsync(this OnboardingRun run, Person? manager)
    {
        var decider = manager ?? (await run.FindCommunityManagersAsync()).FirstOrDefault();
        return Deadlines.Of(run.Input.Rules.Approval, run.Input.Rules.CalendarOf(decider), run.Now);
    }

    private static async Task<bool> SameManagerAsync(this OnboardingRun run, Person? manager) =>
        manager is null || (await run.FindLineManagerAsync())?.Id == manager.Id;

    private static async Task AskAsync(this OnboardingRun run, Person manager)
    {
        var (person, input, expires) = (run.Person!, run.Input, run.Now + LinkIsValid);
        var link = await run.LinkAsync(OnboardingLinks.Approval, manager, expires);
        var view = new ApprovalRequestView(person.DisplayName, person.GivenName, input.Role.ToString(), input.Topics, input.Motivation, link, expires);
        await run.SendAsync(run.Message(manager, "approval", view) with { Priority = MessagePriority.Approval });
        run.Progress.WaitFor(Waits.ForManager);
    }

    private static async Task RemindAsync(this OnboardingRun run, Person? manager)
    {
        var (person, expires) = (run.Person!, run.Now + LinkIsValid);
        List<Person> asked = manager is null ? await run.FindCommunityManagersAsync() : [manager];
        foreach (var decider in asked)
        {
            var link = await run.LinkAsync(OnboardingLinks.Approval, decider, expires);
            var view = new ApprovalReminderView(person.DisplayName, person.GivenName, run.Input.Role.ToString(), link, expires);
            await run.SendAsync(run.Message(decider, "approval-reminder", view) with { Priority = MessagePriority.Approval });
        }
    }

    private static async Task EscalateAsync(this OnboardingRun run, Person? manager)
    {
        var (person, input, expires) = (run.Person!, run.Input, run.Now + LinkIsValid);
        foreach (var decider in await run.FindCommunityManagersAsync())
        {
            var link = await run.LinkAsync(OnboardingLinks.Approval, decider, expires);
            var view = new ApprovalEscalationView(
                person.DisplayName, person.GivenName, input.Role.ToString(), manager?.DisplayName, input.Motivation, link, expires);
            await run.SendAsync(run.Message(decider, "approval-escalation", view) with { Priority = MessagePriority.Approval });
        }

        run.Progress.WaitFor(Waits.ForCommunityManagers);
    }

    /// <returns>Null when nobody decided in time.</returns>
    private static async Task<ApprovalDecision?> DecisionAsync(this OnboardingRun run, string plan, DateTimeOffset until)
    {
        while (!await run.WaitAsync(new(plan, until), run.Decisions.Arrival))
            if (run.Decisions.Take() is { } decision)
                return decision;
        return null;
    }

    private static async Task<ApprovalDecision> DecideByRuleAsync(this OnboardingRun run)
    {
        var rule = run.Input.Rules.Approval.WhenUnanswered;
        if (rule != UnansweredApproval.Wait)
            return new(rule == UnansweredApproval.Approve, Reason: null, DecidedBy: null, DecidedByName: null);
        while (true)
        {
            await run.WaitAsync(next: null, run.Decisions.Arrival);
            if (run.Decisions.Take() is { } decision)
                return decision;
        }
    }

    private sealed record Deadlines(DateTimeOffset Remind, DateTimeOffset Escalate, DateTimeOffset Decide)
    {
        public static Deadlines Of(ApprovalRules rules, WorkingCalendar calendar, DateTimeOffset asked) =>
            new(
                calendar.AddWorkingDays(asked, rules.RemindAfterWorkingDays),
                calendar.AddWorkingDays(asked, rules.EscalateAfterWorkingDays),
                calendar.AddWorkingDays(asked, rules.DecideAfterWorkingDays)
            );
    }
}
