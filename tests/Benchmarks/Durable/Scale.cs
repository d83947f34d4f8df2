namespace Automations.Benchmarks.Durable;

/// <summary>How large the scenarios of the durable engine are. Small ones take seconds and show the same picture.</summary>
internal sealed record Scale(int Sequences, int InFlight, int Turns, int Long, int Short, int FanOut, int Idle)
{
    public static readonly Scale Small = new(10_000, 1_000, 2_000, 4_000, 200, 2_000, 20_000);

    public static readonly Scale Full = new(50_000, 1_000, 10_000, 20_000, 200, 10_000, 1_000_000);
}
