namespace Automations.Durable.Crasher;

/// <summary>What has been promised to the outside, in this life and in earlier ones.</summary>
internal sealed class Acknowledged
{
    private readonly HashSet<string> earlier = [];
    private readonly TextWriter output;

    public Acknowledged(TextReader input, TextWriter output)
    {
        this.output = TextWriter.Synchronized(output);
        while (input.ReadLine() is { } line)
        {
            earlier.Add(line);
        }
    }

    public bool Contains(string line) => earlier.Contains(line);

    public void Add(string line) => output.WriteLine(line);
}
