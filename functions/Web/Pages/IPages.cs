using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Automations.Web.Pages;

public interface IPages
{
    /// <summary>Renders a page in the voice that suits the request.</summary>
    /// <typeparam name="TPage">A component that derives from <see cref="SitePage"/>.</typeparam>
    Task<IResult> RenderAsync<TPage>(HttpRequest request, int status = StatusCodes.Status200OK, IReadOnlyDictionary<string, object?>? parameters = null)
        where TPage : IComponent;
}
