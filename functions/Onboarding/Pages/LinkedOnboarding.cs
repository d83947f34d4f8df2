using Automations.Onboarding.Workflow;
using Automations.Web;
using Automations.Web.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;

namespace Automations.Onboarding.Pages;

/// <summary>The onboarding that a signed link leads to.</summary>
internal sealed record LinkedOnboarding(SignedLink Link, string InstanceId, OnboardingInput Input, OnboardingStatus Status, bool IsOver)
{
    /// <summary>What the link says after <c>#</c>: which check-in.</summary>
    public string Detail => Link.Subject.Length > InstanceId.Length ? Link.Subject[(InstanceId.Length + 1)..] : "";
}

/// <summary>Opens signed links, or shows the page that says kindly why a link opens nothing.</summary>
internal sealed class OnboardingLinkReader(ISignedLinks links, IPages pages)
{
    /// <returns>Either of the two.</returns>
    public async Task<(LinkedOnboarding? Onboarding, IResult? Refusal)> OpenAsync(
        HttpRequest request,
        string purpose,
        DurableTaskClient client,
        CancellationToken cancellation
    )
    {
        var (state, link) = links.Check(request, purpose);
        if (state != LinkState.Valid || link is null)
            return (null, await RefuseAsync(request, state));
        var instanceId = link.Subject.Split('#')[0];
        var instance = await client.GetInstanceAsync(instanceId, getInputsAndOutputs: true, cancellation);
        return instance?.ReadInputAs<OnboardingInput>() is { } input
            ? (new(link, instanceId, input, instance.Onboarding(), instance.IsCompleted), null)
            : (null, await RefuseAsync(request, LinkState.Invalid));
    }

    private Task<IResult> RefuseAsync(HttpRequest request, LinkState state) =>
        pages.RenderAsync<LinkProblemPage>(
            request,
            state == LinkState.Expired ? StatusCodes.Status410Gone : StatusCodes.Status404NotFound,
            new Dictionary<string, object?> { [nameof(LinkProblemPage.IsExpired)] = state == LinkState.Expired }
        );
}
