using Automations.People;
using Automations.Programme;
using Automations.Web;
using Automations.Web.Pages;
using Automations.Web.Pages.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Automations.Onboarding.Pages;

internal sealed class ApprovalFunctions(OnboardingLinkReader links, IDirectory directory, IPages pages, ProgrammeSettings programme)
{
    [Function("ApprovalPage")]
    public async Task<IResult> Show(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "approval")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation
    )
    {
        var (onboarding, refusal) = await links.OpenAsync(request, OnboardingLinks.Approval, client, cancellation);
        return onboarding is null ? refusal! : await AnswerAsync(request, onboarding, reason: null, new(), cancellation);
    }

    [Function("ApprovalSubmit")]
    public async Task<IResult> Submit(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "approval")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation
    )
    {
        var (onboarding, refusal) = await links.OpenAsync(request, OnboardingLinks.Approval, client, cancellation);
        if (onboarding is null)
            return refusal!;
        var voice = Site.VoiceOf(request, programme);
        var fields = await request.FieldsAsync(cancellation);
        var decision = fields["decision"].ToString();
        var reason = fields["reason"].ToString().ReplaceLineEndings("\n").Trim();
        var errors = new FormErrors();
        if (reason.Length > ApprovalPage.LongestReason)
            errors.Add("reason", voice.Say($"Bitte nicht mehr als {ApprovalPage.LongestReason} Zeichen.", $"Please no more than {ApprovalPage.LongestReason} characters."));
        if (errors.Any || decision is not ("approve" or "decline") || !IsOpen(onboarding))
            return await AnswerAsync(request, onboarding, reason, errors, cancellation);

        var decider = await directory.FindAsync(onboarding.Link.Person, cancellation);
        var word = new ApprovalDecision(decision == "approve", reason.Length > 0 ? reason : null, onboarding.Link.Person, decider?.DisplayName);
        await client.RaiseEventAsync(onboarding.InstanceId, OnboardingEvents.Decided, word, cancellation);
        var champion = await directory.FindAsync(onboarding.Input.PersonId, cancellation);
        return await pages.SayAsync(request, ApprovalMessages.Decided(word.Approved, champion?.GivenName, voice));
    }

    private static bool IsOpen(LinkedOnboarding onboarding) => !onboarding.IsOver && onboarding.Status.Step == OnboardingStep.AwaitingApproval;

    private async Task<IResult> AnswerAsync(
        HttpRequest request,
        LinkedOnboarding onboarding,
        string? reason,
        FormErrors errors,
        CancellationToken cancellation
    )
    {
        var voice = Site.VoiceOf(request, programme);
        if (!IsOpen(onboarding))
            return await pages.SayAsync(request, ApprovalMessages.Past(onboarding.Status.Step, voice));
        if (await directory.FindAsync(onboarding.Input.PersonId, cancellation) is not { } champion)
            return await pages.SayAsync(request, ApprovalMessages.Past(OnboardingStep.PersonGone, voice));
        return await pages.RenderAsync<ApprovalPage>(
            request,
            errors.Any ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
            new Dictionary<string, object?>
            {
                [nameof(ApprovalPage.Champion)] = champion,
                [nameof(ApprovalPage.Role)] = onboarding.Input.Role,
                [nameof(ApprovalPage.Topics)] = onboarding.Input.Topics,
                [nameof(ApprovalPage.Motivation)] = onboarding.Input.Motivation,
                [nameof(ApprovalPage.Reason)] = reason,
                [nameof(ApprovalPage.Errors)] = errors,
            }
        );
    }
}
