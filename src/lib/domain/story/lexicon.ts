/** Words of the "always" detector [M9]: lower case, without accents. Words are added, never taken away. */

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

export const TRIGGERS = words('siempre always toujours sempre immer');
export const NEGATIONS = words('no nunca jamas not never pas nao non nicht');
export const POSITIVES = words(`
	acogedor acogedora acogedoras acogedores acuerda acuerdan agradable agradables aimable aimables alegria
	amabilidad amable amables amazing atencioso atenciosos atenta atentas atento atentos attentive ayuda ayudan
	ayudando beautiful best bien bienvenida bienvenido brilliant buen buena buenas bueno buenos calidez care
	cares caring carino carinosa carinosas carinoso carinosos cercana cercanas cercano cercanos cheerful clean
	comfortable confiar confio contar contenta contentas contento contentos cordial cordiales count courteous
	cuida cuidan delight delightful detallista detallistas disponibile disponibili dispuesta dispuestas
	dispuesto dispuestos educada educadas educado educados encanta encantador encantadora encantadoras
	encantadores encantan estupenda estupendas estupendo estupendos excelente excelentes excellent fantastic
	fantastica fantasticas fantastico fantasticos fast felices feliz fiable fiables freundlich friendly fun
	generosa generosas generoso generosos generous genial geniales gentil gentile gentili gentille gentilles
	gentils good gracias gracious great happy helped helpful helping helps hilfsbereit honest honesta honestas
	honesto honestos impecable impecables increible increibles kind limpia limpias limpio limpios love loved
	lovely maravillosa maravillosas maravilloso maravillosos mejor mejores nett nice otimo outstanding paciencia
	paciente pacientes parfait patient pendiente pendientes perfect perfecta perfectas perfecto perfectos
	perfekt perfetto placer pleasure polite politely prestativo prestativos profesional profesionales
	professional punctual puntual puntuales quick quickly rapida rapidas rapidez rapido rapidos recuerda
	recuerdan reliable rely remember remembered remembers resuelve resuelven serviable serviables servicial
	serviciales simpatica simpaticas simpatico simpaticos smile smiled smiles smiling soluciona solucionan
	sonriente sonrientes sonrisa sonrisas souriant souriants spotless superb thank thankful thanks thoughtful
	trust warm warmly welcome welcomed welcoming wonderful
`);
export const NEGATIVES = words(`
	antipatica antipaticas antipatico antipaticos awful bad broken cara caras caro caros cola colas cold
	decepcion delay delayed delays desagradable desagradables desastre desastres dirty disappointed
	disappointing equivoca equivocan error errores espera esperamos esperando esperar espero excusa excusas
	excuse excuses expensive falla fallan fallas fallo fallos falta faltan fatal forget forgets forgot fria
	frias frio frios grosera groseras grosero groseros horrible horribles ignore ignored ignores late lenta
	lentas lento lentos line lines lousy mal mala malas malo malos mistake mistakes nadie nobody noise noisy
	olvida olvidan overpriced peor peores pesima pesimas pesimo pesimos poor queue queues retraso retrasos rota
	rotas roto rotos rude ruido ruidosa ruidosas ruidoso ruidosos slow sorry sucia sucias sucio sucios tarda
	tardan tarde terrible unfriendly unhelpful wait waited waiting worse worst wrong
`);
export const PROBLEMS = words(`
	complaint complaints imprevisto imprevistos incidencia incidencias issue issues problem problema problemas
	problems queja quejas trouble
`);
export const EVENS = words('even when if incluso aunque cuando si hasta');
