using System.ComponentModel.DataAnnotations;

namespace Automations.Host.Sample;

public sealed class SampleOptions
{
    [Range(1, 10)]
    public int Size { get; set; } = 3;
}
