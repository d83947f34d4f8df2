namespace Automations.Runtime.Host.Admin.Pages;

/// <summary>What an action has to say on the page it leads to. The address carries only a number, so no other site can put words here.</summary>
internal sealed class Notices
{
    private const int Kept = 100;
    private readonly Lock _gate = new();
    private readonly Dictionary<int, Notice> _notices = [];
    private int _last;

    /// <returns>The address with the number of the notice.</returns>
    public string Add(string address, string text, bool isProblem = false)
    {
        lock (_gate)
        {
            _notices[++_last] = new Notice(text, isProblem);
            _notices.Remove(_last - Kept);
            return $"{address}{(address.Contains('?') ? '&' : '?')}notice={_last}";
        }
    }

    public Html Show(string? number)
    {
        lock (_gate)
        {
            return int.TryParse(number, out var known) && _notices.TryGetValue(known, out var notice)
                ? Html.Of($"<p class=\"said{(notice.IsProblem ? " problem" : "")}\" role=\"{(notice.IsProblem ? "alert" : "status")}\">{notice.Text}</p>")
                : Html.Nothing;
        }
    }

    private sealed record Notice(string Text, bool IsProblem);
}
