using Automations.Programme;
using Microsoft.AspNetCore.Components;

namespace Automations.Web.Pages;

/// <summary>Base of everything that is rendered into a page.</summary>
public abstract class SitePage : ComponentBase
{
    [CascadingParameter]
    public required Site Site { get; set; }

    protected ProgrammeSettings Programme => Site.Programme;

    /// <summary>The text in the reader's language and form of address, see <see cref="Voice.Say"/>.</summary>
    protected string Say(string de, string en, string? sie = null) => Site.Voice.Say(de, en, sie);
}
