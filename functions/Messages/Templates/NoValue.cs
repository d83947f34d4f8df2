using System.Collections;

namespace Automations.Messages.Templates;

/// <summary>
/// Stands for what a view has no value for: false for <c>if</c>, nothing to go through for <c>for</c>, and an error where it would be
/// written (a plain null is written as nothing).
/// </summary>
internal sealed class NoValue : IEnumerable
{
    public static NoValue Instance { get; } = new();

    private NoValue() { }

    public IEnumerator GetEnumerator() => Array.Empty<object>().GetEnumerator();
}
