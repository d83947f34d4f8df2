using Automations.Programme;
using Automations.Topics.Mapping;

namespace Automations.Benchmarks.Topics;

/// <param name="Language">Part of the questions in one language whose language was found.</param>
internal sealed record MappingQuality(int Questions, double Precision, double Recall, double Language)
{
    public static MappingQuality Measure(ProgrammeSettings programme, IReadOnlyList<LabelledQuestion> questions)
    {
        using var catalogue = new Catalogue([.. programme.Topics.Select(name => Topic.Of(name, programme.TopicSynonyms.GetValueOrDefault(name, [])))]);
        var reader = new NoteReader(catalogue);
        var (right, wrong, missed, language) = (0, 0, 0, 0);
        foreach (var question in questions)
        {
            var note = reader.Read(question.Text);
            var found = note.Topics.Select(topic => catalogue.Topics[topic].Name).ToHashSet();
            right += found.Count(question.Topics.Contains);
            wrong += found.Count(topic => !question.Topics.Contains(topic));
            missed += question.Topics.Count(topic => !found.Contains(topic));
            language += note.Language == question.Language ? 1 : 0;
        }

        return new(questions.Count, (double)right / (right + wrong), (double)right / (right + missed), (double)language / questions.Count(question => question.Language != "mix"));
    }
}
