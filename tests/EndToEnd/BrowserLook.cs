using Microsoft.Playwright;

namespace Automations.EndToEnd;

public sealed record BrowserLook(string Name, ColorScheme Scheme, int Width, int Height)
{
    public static BrowserLook Desk { get; } = new("desk", ColorScheme.Light, 1280, 900);

    /// <summary>The narrowest that WCAG 2.2 (1.4.10) knows.</summary>
    public static BrowserLook Narrow { get; } = new("narrow", ColorScheme.Light, 320, 640);

    public static IReadOnlyList<BrowserLook> All { get; } =
    [
        Desk,
        new("desk-dark", ColorScheme.Dark, 1280, 900),
        new("phone", ColorScheme.Light, 390, 844),
        new("phone-dark", ColorScheme.Dark, 390, 844),
    ];
}
