using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Automations.EndToEnd;

/// <summary>Asks axe about a page as it stands.</summary>
internal static class Axe
{
    /// <summary>
    /// The thorough way opens a page of its own for each look, to gather what it found in all frames, which takes four times as long; without
    /// frames there is nothing to gather.
    /// </summary>
    public static Task<AxeResult> LookAtAsync(IPage page, AxeRunOptions? options = null)
    {
        if (page.Frames.Count > 1)
            return page.RunAxe(options);
#pragma warning disable CS0618 // the quick way is called legacy, and finds the same
        return page.RunAxeLegacy(context: null, options);
#pragma warning restore CS0618
    }
}
