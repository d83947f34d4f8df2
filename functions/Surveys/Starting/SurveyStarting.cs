using System.Globalization;
using Automations.People;
using Automations.Programme;
using Automations.Programme.Surveys;
using Automations.Surveys.Definitions;
using Automations.Surveys.Runs;
using Automations.Web;
using Automations.Web.Pages.Forms;
using Microsoft.DurableTask.Client;

namespace Automations.Surveys.Starting;

/// <summary>Makes an order of what a community manager filled in, and says in the form's words what is wrong with it.</summary>
internal sealed class SurveyStarting(SurveyOrders orders, SurveyRuns runs, IDirectory directory, ProgrammeSettings programme, TimeProvider time)
{
    /// <summary>Each is looked up in the directory while somebody waits for the page; the API takes more.</summary>
    public const int MostPeople = 300;

    public const int MostHosts = 20;

    /// <param name="definition">Whose runs are named after it and the day.</param>
    public async Task<StartForm> NewAsync(SurveyDefinition definition, CancellationToken cancellation)
    {
        var name = $"{definition.Id}-{programme.OfficeCalendar().DayOf(time.GetUtcNow()):yyyy-MM-dd}";
        for (var number = 1; ; number++)
        {
            var run = number == 1 ? name : $"{name}-{number}";
            if (await runs.FindAsync(run, cancellation) is null)
                return new() { Run = run };
        }
    }

    /// <returns>Empty when the run has been started.</returns>
    public async Task<FormErrors> StartAsync(SurveyDefinition definition, StartForm form, Voice voice, DurableTaskClient client, CancellationToken cancellation)
    {
        var errors = new StartErrors(voice);
        var occasion = OccasionOf(definition, form, errors);
        var asked = form.Audience == StartForm.People ? await PeopleAsync("asked", form.Asked, MostPeople, errors, cancellation) : null;
        if (asked is { Count: 0 })
            errors.Add("asked");
        var opens = MomentOf("opensDay", form.OpensDay, form.OpensTime, new(8, 0), errors);
        var closes = MomentOf("closesDay", form.ClosesDay, form.ClosesTime, new(18, 0), errors);
        if (!SurveyOrderRules.IsRun(form.Run))
            errors.Add("run");
        else if (await runs.FindAsync(form.Run, cancellation) is not null)
            errors.Add("taken");
        var hosts = await PeopleAsync("hosts", form.Hosts, MostHosts, errors, cancellation);
        if (errors.Said.Any)
            return errors.Said;

        var order = new SurveyOrder { Survey = definition.Id, Run = form.Run, Audience = asked, Occasion = occasion, Opens = opens, Closes = closes, Hosts = hosts! };
        foreach (var problem in (await orders.TryPlaceAsync(order, client, cancellation)).Problems)
            errors.Add(problem.Path);
        return errors.Said;
    }

    private SurveyOccasion? OccasionOf(SurveyDefinition definition, StartForm form, StartErrors errors)
    {
        if (!definition.Mentions(SurveyTexts.Occasion))
            return null;
        if (form.Occasion.Length is 0 or > SurveyOrderRules.LongestOccasion)
            errors.Add("occasion");
        var at = definition.Mentions(SurveyTexts.Day) ? MomentOf("occasionDay", form.OccasionDay, "", new(12, 0), errors) : null;
        if (at is null && definition.Mentions(SurveyTexts.Day) && form.OccasionDay.Length == 0)
            errors.Add("occasionDay");
        return new(form.Occasion, at, programme.DefaultOffice.TimeZone);
    }

    private DateTimeOffset? MomentOf(string field, string day, string hour, TimeOnly otherwise, StartErrors errors)
    {
        if (day.Length == 0 && hour.Length == 0)
            return null;
        var at = otherwise;
        if (
            !DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            || (hour.Length > 0 && !TimeOnly.TryParseExact(hour, ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out at))
        )
        {
            errors.Add(field);
            return null;
        }

        var local = date.ToDateTime(at);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(programme.DefaultOffice.TimeZone);
        // an hour that the clocks leave out is the one after it
        return new(local, zone.IsInvalidTime(local) ? zone.BaseUtcOffset : zone.GetUtcOffset(local));
    }

    /// <returns>Their ids; null when something is wrong, which then has been said.</returns>
    private async Task<List<string>?> PeopleAsync(string field, string text, int most, StartErrors errors, CancellationToken cancellation)
    {
        var (names, found, strangers) = (StartForm.Addresses(text), new List<string>(), new List<string>());
        if (names.Count > most)
        {
            errors.Add(field);
            return null;
        }

        foreach (var (name, known) in names.Zip(await directory.FindEachAsync(names, cancellation)))
        {
            if (known is { } person)
                found.Add(person.Id);
            else
                strangers.Add(name);
        }

        if (strangers.Count == 0)
            return found;
        errors.Add(field, strangers);
        return null;
    }
}
