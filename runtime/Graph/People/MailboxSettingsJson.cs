using System.Globalization;
using System.Text.Json.Nodes;

namespace Automations.Runtime.Graph.People;

/// <summary>A person's time zone, language and working hours as Graph's mailboxSettings.</summary>
internal static class MailboxSettingsJson
{
    public static JsonObject Write(Person person)
    {
        var json = new JsonObject
        {
            ["timeZone"] = person.TimeZone,
            ["delegateMeetingMessageDeliveryOptions"] = "sendToDelegateOnly",
            ["dateFormat"] = "",
            ["timeFormat"] = "",
            ["userPurpose"] = person.IsShared ? "shared" : "user",
            ["automaticRepliesSetting"] = new JsonObject
            {
                ["status"] = "disabled",
                ["externalAudience"] = "all",
                ["internalReplyMessage"] = "",
                ["externalReplyMessage"] = "",
            },
            ["language"] = Language(person.PreferredLanguage),
            ["workingHours"] = new JsonObject
            {
                ["daysOfWeek"] = new JsonArray("monday", "tuesday", "wednesday", "thursday", "friday"),
                ["startTime"] = "08:00:00.0000000",
                ["endTime"] = "17:00:00.0000000",
                ["timeZone"] = new JsonObject { ["name"] = person.TimeZone },
            },
        };
        foreach (var (name, value) in person.Settings ?? [])
            json[name] = value?.DeepClone();
        return json;
    }

    private static JsonObject Language(string? locale)
    {
        var name = "";
        if (locale is not null)
        {
            try
            {
                name = CultureInfo.GetCultureInfo(locale).EnglishName;
            }
            catch (CultureNotFoundException)
            {
                name = locale;
            }
        }

        return new JsonObject { ["locale"] = locale, ["displayName"] = name };
    }
}
