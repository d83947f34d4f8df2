using Microsoft.Playwright;

namespace Automations.EndToEnd;

public sealed record BrowserLook(string Name, ColorScheme Scheme, int Width, int Height)
{
    public static BrowserLook Desk { get; } = new("desk", ColorScheme.Light, 1280, 900);

    public static BrowserLook DeskDark { get; } = new("desk-dark", ColorScheme.Dark, 1280, 900);

    public static BrowserLook Phone { get; } = new("phone", ColorScheme.Light, 390, 844);

    public static BrowserLook PhoneDark { get; } = new("phone-dark", ColorScheme.Dark, 390, 844);

    /// <summary>The narrowest that WCAG 2.2 (1.4.10) knows.</summary>
    public static BrowserLook Narrow { get; } = new("narrow", ColorScheme.Light, 320, 640);

    /// <summary>In the small setting each width and each scheme once: colours do not depend on the width.</summary>
    public static IReadOnlyList<BrowserLook> All { get; } = TestSize.IsLarge ? [Desk, DeskDark, Phone, PhoneDark] : [Desk, PhoneDark];
}
