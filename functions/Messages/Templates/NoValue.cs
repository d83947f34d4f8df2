namespace Automations.Messages.Templates;

/// <summary>Stands for a null of the view: false for <c>if</c>, and an error where it would be written (a plain null is written as nothing).</summary>
internal sealed class NoValue
{
    public static NoValue Instance { get; } = new();

    private NoValue() { }
}
