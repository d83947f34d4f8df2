using Automations.Benchmarks.Topics;
using Automations.Functions.Tests.Support;

namespace Automations.Functions.Tests.Topics.Quality;

/// <summary>How well questions find their topics, on labelled questions of which only the odd ones were ever looked at while synonyms were written.</summary>
public sealed class MappingQualityTests(ITestOutputHelper output)
{
    /// <summary>The floors leave room for one or two other synonyms; <c>tests/Benchmarks -- topics --quality</c> prints what is measured.</summary>
    [Theory]
    [InlineData(true, 0.97, 0.95)]
    [InlineData(false, 0.94, 0.95)]
    public void Read_LabelledQuestions_FindsTheirTopics(bool forTuning, double leastPrecision, double leastRecall)
    {
        var quality = MappingQuality.Measure(TestProgramme.Create(), [.. LabelledQuestions.All.Where(question => question.IsForTuning == forTuning)]);

        output.WriteLine(FormattableString.Invariant($"precision {quality.Precision:0.000}, recall {quality.Recall:0.000}, language {quality.Language:0.000}"));
        Assert.InRange(quality.Precision, leastPrecision, 1);
        Assert.InRange(quality.Recall, leastRecall, 1);
        Assert.InRange(quality.Language, 0.9, 1);
    }
}
