using Microsoft.Extensions.Options;

namespace Automations.Programme;

/// <summary>The programme file cannot be used. The message lists every problem, for the person who wrote the file.</summary>
public sealed class ProgrammeFileException(string file, IReadOnlyList<string> problems)
    : OptionsValidationException(nameof(ProgrammeSettings), typeof(ProgrammeSettings), problems)
{
    public override string Message { get; } =
        $"The programme file {file} cannot be used:{string.Concat(problems.Select(problem => $"{Environment.NewLine}  - {problem}"))}";
}
