import { type Translations } from './translations.ts';

export const startupsSteel: Translations = {
  'Schmelztechnikum für Chargen über 100 Kilogramm': 'Melting shop for batches above 100 kilograms',
  'Stahlwerk mit Einschmelzer oder Elektroofen, Schlacke in Echtzeit beeinflussen':
    'Steelworks with a smelter or electric furnace, to shape slag in real time',
  'Klimaschutzprogramme des Bundes, Antrag bis Frühjahr': 'Federal climate programmes, application by spring',
  'Brücke bis zur Demonstrationsanlage': 'Bridge to the demonstration plant',
  'Kühlverfahren, zwei Patente angemeldet': 'Cooling process, two patents filed',
  'Gemeinsame Promotionen in Mineralogie': 'Joint doctorates in mineralogy',
  'Stoßofen mit Prozessdaten der letzten zwei Jahre':
    'Pusher furnace with process data of the last two years',
  'Brennerdaten und Wärmebilder, gern anonym': 'Burner data and thermal images, anonymous is fine',
  'Vertrieb mit Stallgeruch aus der Stahlindustrie': 'Sales with roots in the steel industry',
  'Regelung für Wasserstoffbrenner gemeinsam auslegen': 'Designing control for hydrogen burners together',
  'Wir zeigen anderen Teams, wie man an Betriebsdaten kommt':
    'We show other teams how to get at operating data',
  'Kaltwalzwerk, das offen über Ergebnisse spricht': 'A cold rolling mill that speaks openly about results',
  'Zugang zu Walzwerken in Norditalien und Österreich':
    'Access to rolling mills in northern Italy and Austria',
  'Fachpresse und Messeauftritt Metallurgie': 'Trade press and a stand at the metallurgy fair',
  'Zustandsdaten für Instandhaltungssysteme': 'Condition data for maintenance systems',
  'Werkstudium Signalverarbeitung': 'Working student in signal processing',
  'Schnittstellen zu ERP-Systemen des Stahlhandels': 'Interfaces to ERP systems of the steel trade',
  'Prüfung der Rechenmethode nach ISO 14067': 'Review of the method under ISO 14067',
  'Systemhäuser, die Stahlhändler betreuen': 'IT houses that look after steel traders',
  'Branchenmittelwerte je Güte und Herkunft': 'Industry averages by grade and origin',
  'Kostenloser Ausweis für die ersten 500 Coils': 'Free certificate for the first 500 coils',
  'Kleinserie staubdichter Messköpfe, 30 Stück': 'Small series of dust-tight probes, 30 pieces',
  'Schrottplatz mit Wasseranschluss und Portalkran': 'Scrap yard with water access and gantry crane',
  'Lasersicherheit und Vertragsmuster für Mietgeräte': 'Laser safety and model contracts for rental devices',
  'Wir erproben robuste Industrierechner anderer Start-ups':
    'We try out rugged industrial computers of other start-ups',
  'Spektren von 40 Schrottsorten': 'Spectra of 40 kinds of scrap',
  'Feuerfest-Lieferant mit eigenem Servicenetz': 'Refractory supplier with its own service network',
  'Wachstumsdarlehen oder stille Beteiligung': 'Growth loan or silent participation',
  'Acht Arbeitsplätze nahe der Werke, kurzfristig': 'Eight desks near the works, at short notice',
  'Wir nennen Kameraherstellern offen, was im Stahlwerk hält':
    'We tell camera makers openly what lasts in a steelworks',
  'Arbeitssicherheit für Teams, die das erste Mal ins Werk gehen':
    'Safety at work for teams that enter a works for the first time',
};
