using System.Globalization;

namespace Automations.Benchmarks;

/// <param name="Size">How many of whatever the scenario counts.</param>
/// <param name="Port">The first of eight ports in a row that are free.</param>
internal sealed record Arguments(string Scenario, int Size, int Port)
{
    public const string Usage =
        """
        dotnet run -c Release --project tests/Benchmarks -- <scenario> [--size N] [--port N]

          signups    N sign-ups (1,000) posted to the queue at once, each approved, and all lived through to the end
          sequence   the durable engine's cost of a turn, however long the history
        """;

    private const int DefaultSize = 1_000;
    private const int DefaultPort = 7560;

    public static Arguments? Parse(string[] args)
    {
        if (args.Length == 0 || args.Length % 2 == 0)
            return null;
        var arguments = new Arguments(args[0], DefaultSize, DefaultPort);
        foreach (var option in args.Skip(1).Chunk(2))
        {
            if (!int.TryParse(option[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1)
                return null;
            var read = option[0] switch
            {
                "--size" => arguments with { Size = number },
                "--port" => arguments with { Port = number },
                _ => null,
            };
            if (read is null)
                return null;
            arguments = read;
        }

        return arguments;
    }
}
