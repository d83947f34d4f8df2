namespace Automations.Web.Pages.Forms;

/// <summary>What is wrong with a form that was sent off, by the id of the field it is about, in the order of the form.</summary>
public sealed class FormErrors
{
    private readonly List<KeyValuePair<string, string>> errors = [];

    public bool Any => errors.Count > 0;

    public IReadOnlyList<KeyValuePair<string, string>> All => errors;

    /// <returns>The first message about the field, or null.</returns>
    public string? this[string field] => errors.Find(error => error.Key == field).Value;

    public void Add(string field, string message) => errors.Add(new(field, message));

    public void CheckLength(string field, string? text, int longest, Voice voice)
    {
        if (text?.Length > longest)
            Add(field, voice.Say($"Bitte nicht mehr als {longest} Zeichen.", $"Please no more than {longest} characters."));
    }

    /// <summary>The ids for <c>aria-describedby</c> of a field; null when there is nothing to describe it.</summary>
    internal static string? Describe(string field, string? hint, string? error) =>
        (hint, error) switch
        {
            (null, null) => null,
            (not null, null) => $"{field}-hint",
            (null, not null) => $"{field}-error",
            _ => $"{field}-hint {field}-error",
        };
}
