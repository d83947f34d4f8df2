using Microsoft.Playwright;

namespace Automations.EndToEnd.Pages;

/// <summary>What somebody does who has no mouse.</summary>
internal static class KeyboardSteps
{
    public static async Task PressAsync(this IPage page, string selector)
    {
        await page.TabToAsync(selector);
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Tabs on until the element has the focus; each stop on the way must be seen.</summary>
    public static async Task TabToAsync(this IPage page, string selector)
    {
        for (var stops = 0; stops < 60; stops++)
        {
            await page.Keyboard.PressAsync("Tab");
            Assert.True(await page.EvaluateAsync<bool>(FocusIsVisible), $"On the way to {selector} the focus cannot be seen at {await page.EvaluateAsync<string>(FocusedElement)}.");
            if (await page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector))
                return;
        }
        Assert.Fail($"The keyboard does not reach {selector}.");
    }

    private const string FocusedElement = "() => document.activeElement.cloneNode(false).outerHTML";

    private const string FocusIsVisible = """
        () => {
          for (let element = document.activeElement; element && element !== document.body; element = element.parentElement) {
            const style = getComputedStyle(element);
            if (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) return true;
          }
          return false;
        }
        """;
}
