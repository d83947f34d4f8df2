using Automations.People;
using Automations.Web.Pages.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Automations.Onboarding.Pages;

internal sealed class ApprovalFunctions(LinkedPages links, IDirectory directory)
{
    [Function("ApprovalPage")]
    public Task<IResult> Show(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "approval")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation
    ) => links.OpenAsync(request, OnboardingLinks.Approval, client, page => ShowAsync(page, reason: null, new(), cancellation), cancellation);

    [Function("ApprovalSubmit")]
    public Task<IResult> Submit(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "approval")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation
    ) => links.OpenAsync(request, OnboardingLinks.Approval, client, page => TakeAsync(page, client, cancellation), cancellation);

    private static bool IsOpen(LinkedOnboarding onboarding) => !onboarding.IsOver && onboarding.Status.Step == OnboardingStep.AwaitingApproval;

    private async Task<IResult> TakeAsync(LinkedPage page, DurableTaskClient client, CancellationToken cancellation)
    {
        var fields = await page.FieldsAsync(cancellation);
        var decision = fields["decision"].ToString();
        var reason = fields.TextOf("reason");
        var errors = new FormErrors();
        errors.CheckLength("reason", reason, ApprovalPage.LongestReason, page.Voice);
        if (errors.Any || decision is not ("approve" or "decline") || !IsOpen(page.Onboarding))
            return await ShowAsync(page, reason, errors, cancellation);

        var decider = page.Onboarding.Link.Person;
        var name = (await directory.FindAsync(decider, cancellation))?.DisplayName;
        var word = new ApprovalDecision(decision == "approve", reason, decider, name);
        await client.RaiseEventAsync(page.Onboarding.InstanceId, OnboardingEvents.Decided, word, cancellation);
        var champion = await directory.FindAsync(page.Onboarding.Input.PersonId, cancellation);
        return await page.SayAsync(ApprovalMessages.Decided(word.Approved, champion?.GivenName, page.Voice));
    }

    private async Task<IResult> ShowAsync(LinkedPage page, string? reason, FormErrors errors, CancellationToken cancellation)
    {
        var (_, _, input, status, _) = page.Onboarding;
        if (!IsOpen(page.Onboarding))
            return await page.SayAsync(ApprovalMessages.Past(status.Step, page.Voice));
        if (await directory.FindAsync(input.PersonId, cancellation) is not { } champion)
            return await page.SayAsync(ApprovalMessages.Past(OnboardingStep.PersonGone, page.Voice));
        return await page.RenderAsync<ApprovalPage>(
            new Dictionary<string, object?>
            {
                [nameof(ApprovalPage.Champion)] = champion,
                [nameof(ApprovalPage.Role)] = input.Role,
                [nameof(ApprovalPage.Topics)] = input.Topics,
                [nameof(ApprovalPage.Motivation)] = input.Motivation,
                [nameof(ApprovalPage.Reason)] = reason,
                [nameof(ApprovalPage.Errors)] = errors,
            },
            errors
        );
    }
}
