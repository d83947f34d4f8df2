namespace Automations.LanguageModel.Anonymity;

/// <summary>A text that names nobody any more. Only <see cref="Anonymiser"/> makes one, so that nothing else can leave for a model.</summary>
public sealed record AnonymousText
{
    internal AnonymousText(string text) => Text = text;

    public string Text { get; }
}
