using System.Text.Json;
using Automations.Runtime.Host.Startup;

namespace Automations.Runtime.Host.State;

/// <summary>A small record in a file, replaced as a whole so that a killed process leaves the old or the new one.</summary>
internal sealed class JsonFile<T>(string path)
    where T : class
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <returns>Null when the file is not there.</returns>
    public T? Read()
    {
        if (!File.Exists(path))
            return null;
        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllText(path), Format);
        }
        catch (JsonException damaged)
        {
            throw new StartupException(
                $"The state file {path} is damaged: {damaged.Message} Remove it to go on without it, or start over with an empty folder: --state DIR.",
                damaged);
        }
    }

    public void Write(T value)
    {
        var next = path + ".next";
        File.WriteAllText(next, JsonSerializer.Serialize(value, Format));
        File.Move(next, path, overwrite: true);
    }

    public void Delete() => File.Delete(path);
}
