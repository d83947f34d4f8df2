using Automations.Web;
using Automations.Web.Pages;
using Automations.Web.Pages.Forms;
using Microsoft.AspNetCore.Http;

namespace Automations.Onboarding.Pages;

/// <summary>The page a signed link has opened: the onboarding it is about, the reader's voice, and how to answer.</summary>
internal sealed class LinkedPage(HttpRequest request, LinkedOnboarding onboarding, Voice voice, IPages pages)
{
    public LinkedOnboarding Onboarding => onboarding;

    public Voice Voice => voice;

    public Task<IFormCollection> FieldsAsync(CancellationToken cancellation) => request.FieldsAsync(cancellation);

    public Task<IResult> SayAsync(PageMessage message) => pages.SayAsync(request, message);

    /// <param name="errors">When there are any, the answer says by its status that nothing was taken.</param>
    public Task<IResult> RenderAsync<TPage>(IReadOnlyDictionary<string, object?> parameters, FormErrors? errors = null)
        where TPage : SitePage =>
        pages.RenderAsync<TPage>(request, errors?.Any == true ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK, parameters);
}
