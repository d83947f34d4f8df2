using Automations.Onboarding.Workflow;
using Automations.Programme;
using Automations.Web;
using Automations.Web.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;

namespace Automations.Onboarding.Pages;

/// <summary>Opens signed links, or shows the page that says kindly why a link opens nothing.</summary>
internal sealed class LinkedPages(ISignedLinks links, IPages pages, ProgrammeSettings programme)
{
    /// <param name="purpose">What the link must allow, see <see cref="OnboardingLinks"/>.</param>
    /// <param name="answer">Called only when it does, and its onboarding is known.</param>
    public async Task<IResult> OpenAsync(
        HttpRequest request,
        string purpose,
        DurableTaskClient client,
        Func<LinkedPage, Task<IResult>> answer,
        CancellationToken cancellation
    )
    {
        var (state, link) = links.Check(request, purpose);
        if (state != LinkState.Valid || link is null)
            return await RefuseAsync(request, state);
        var instanceId = link.Subject.Split('#')[0];
        var instance = await client.GetInstanceAsync(instanceId, getInputsAndOutputs: true, cancellation);
        if (instance?.ReadInputAs<OnboardingInput>() is not { } input)
            return await RefuseAsync(request, LinkState.Invalid);
        var onboarding = new LinkedOnboarding(link, instanceId, input, instance.Onboarding(), instance.IsCompleted);
        return await answer(new(request, onboarding, Site.VoiceOf(request, programme), pages));
    }

    private Task<IResult> RefuseAsync(HttpRequest request, LinkState state) =>
        pages.RenderAsync<LinkProblemPage>(
            request,
            state == LinkState.Expired ? StatusCodes.Status410Gone : StatusCodes.Status404NotFound,
            new Dictionary<string, object?> { [nameof(LinkProblemPage.IsExpired)] = state == LinkState.Expired }
        );
}
