using System.Collections.Concurrent;

namespace Automations.Messages.Texts;

/// <summary>The texts that come with the app, each capability's in its folder: <c>Onboarding/Welcome</c> is in <c>Onboarding/Messages/Welcome/de.md</c>.</summary>
internal sealed class FileTexts(string folder) : IMessageTexts
{
    private readonly ConcurrentDictionary<string, MessageText?> known = new(StringComparer.Ordinal);

    public Task<MessageText?> FindAsync(string template, string language, CancellationToken cancellation) =>
        Task.FromResult(known.GetOrAdd(NameOf(template, language), Read));

    public static string NameOf(string template, string language)
    {
        var slash = template.IndexOf('/', StringComparison.Ordinal);
        return $"{template[..slash]}/Messages{template[slash..]}/{language}.md";
    }

    private MessageText? Read(string name)
    {
        var path = Path.Combine([folder, .. name.Split('/')]);
        return File.Exists(path) ? new(name, File.ReadAllText(path)) : null;
    }
}
